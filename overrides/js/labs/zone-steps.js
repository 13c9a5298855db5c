/**
 * Who does what before, while and after a zone fails: EC2 by hand beside a SageMaker AI endpoint.
 *
 * @typedef {"user" | "aws" | "shared"} Who
 *
 * @typedef {object} Step
 * @property {string} id As the tests' vectors have it.
 * @property {string} step What is to be done.
 * @property {Who} ec2 Who does it for instances by hand.
 * @property {Who} endpoint Who does it for a managed endpoint.
 * @property {string} why
 * @property {readonly (keyof typeof SOURCES)[]} sources
 */

export const SOURCES = {
  "best-practices": {
    name: "SageMaker AI Developer Guide, Best practices for deploying models on SageMaker AI Hosting Services",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-best-practices.html",
  },
  "endpoint-health": {
    name: "SageMaker AI Developer Guide, Best practices for endpoint security and health",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/best-practice-endpoint-security.html",
  },
  "vpc-config": {
    name: "Amazon SageMaker API Reference, VpcConfig",
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_VpcConfig.html",
  },
  variant: {
    name: "Amazon SageMaker API Reference, ProductionVariant",
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html",
  },
  "create-endpoint": {
    name: "Amazon SageMaker API Reference, CreateEndpoint",
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html",
  },
  "default-vpc": {
    name: "Amazon VPC User Guide, Default VPCs",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
  },
  "ec2-security": {
    name: "Amazon EC2 User Guide, Security in Amazon EC2",
    url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-security.html",
  },
};

/** @type {Record<Who, string>} */
export const NAMES = { user: "you", aws: "AWS", shared: "you and AWS" };

/** @type {readonly Step[]} In the order in which they are done. */
export const STEPS = [
  {
    id: "count",
    step: "Decide on more than one instance, and on their type",
    ec2: "user",
    endpoint: "user",
    why: "InitialInstanceCount and InstanceType of a variant are yours to set, as they are on EC2; the guide strongly recommends several instances.",
    sources: ["variant", "best-practices"],
  },
  {
    id: "subnets",
    step: "Provide subnets in two or more zones",
    ec2: "user",
    endpoint: "shared",
    why: "On EC2 you pick a subnet for every instance (the default VPC has one in each zone). An endpoint runs in a network of AWS unless its VpcConfig names subnets of yours; then at least two, in different zones, are up to you.",
    sources: ["default-vpc", "vpc-config", "best-practices"],
  },
  {
    id: "spread",
    step: "Place the instances in different zones",
    ec2: "user",
    endpoint: "aws",
    why: "By hand, each instance goes where you launch it. SageMaker AI attempts to distribute the instances of an endpoint over the zones.",
    sources: ["default-vpc", "best-practices"],
  },
  {
    id: "balance",
    step: "Divide the requests among the instances",
    ec2: "user",
    endpoint: "aws",
    why: "On EC2 you set up a load balancer. An endpoint is one address, behind which SageMaker AI routes.",
    sources: ["ec2-security", "variant"],
  },
  {
    id: "headroom",
    step: "Keep enough capacity for the time in between",
    ec2: "user",
    endpoint: "user",
    why: "How many instances run, and how busy each may be, is your decision in both cases; so is a scaling policy.",
    sources: ["best-practices"],
  },
  {
    id: "notice",
    step: "Notice that instances have failed",
    ec2: "user",
    endpoint: "aws",
    why: "On EC2 you set up health checks and watch them. An endpoint checks its instances by itself; your container has to answer the check.",
    sources: ["ec2-security", "endpoint-health"],
  },
  {
    id: "replace",
    step: "Start instances in a zone that still works",
    ec2: "user",
    endpoint: "aws",
    why: "By hand, you launch them. SageMaker AI replaces unhealthy instances and attempts to distribute them over the zones, provided that you have not deleted what they need (model, image, role, subnets).",
    sources: ["best-practices", "endpoint-health"],
  },
  {
    id: "install",
    step: "Bring operating system, model server and model onto them",
    ec2: "user",
    endpoint: "aws",
    why: "On EC2 your machine image or your script does it. For an endpoint SageMaker AI starts the container of the model and loads the artifact.",
    sources: ["ec2-security", "create-endpoint"],
  },
  {
    id: "rehearse",
    step: "Rehearse the failure",
    ec2: "user",
    endpoint: "user",
    why: "Nobody but you knows what the service must still do with a zone less.",
    sources: ["best-practices"],
  },
];

/** The first step after the failure, and the first one with all instances running again; from 1. */
export const FAILS = 6;
export const MENDED = 9;
