/**
 * Why a task is whose on each service, and who says so.
 *
 * @typedef {readonly [why: string, source: keyof typeof SOURCES]} Reason
 *
 * @import { Service } from "./responsibility-data.js"
 */

/** What AWS says, as of autumn 2026. */
export const SOURCES = {
  model: { name: "AWS, Shared Responsibility Model", url: "https://aws.amazon.com/compliance/shared-responsibility-model/" },
  "ec2-security": { name: "Amazon EC2 User Guide, Security in Amazon EC2", url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-security.html" },
  "rds-welcome": { name: "Amazon RDS User Guide, Comparison of responsibilities", url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html" },
  "rds-maintenance": { name: "Amazon RDS User Guide, Maintaining a DB instance", url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html" },
  "rds-storage": { name: "Amazon RDS User Guide, Storage autoscaling", url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html" },
  "rds-create": { name: "Amazon RDS API Reference, CreateDBInstance", url: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html" },
  "endpoint-health": { name: "SageMaker AI Developer Guide, Best practices for endpoint security and health", url: "https://docs.aws.amazon.com/sagemaker/latest/dg/best-practice-endpoint-security.html" },
  "sagemaker-security": { name: "SageMaker AI Developer Guide, Configure security in Amazon SageMaker AI", url: "https://docs.aws.amazon.com/sagemaker/latest/dg/security.html" },
  "sagemaker-data": { name: "SageMaker AI Developer Guide, Data protection in Amazon SageMaker AI", url: "https://docs.aws.amazon.com/sagemaker/latest/dg/data-protection.html" },
  scaling: { name: "SageMaker AI Developer Guide, Auto scaling policy overview", url: "https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-policy.html" },
  serverless: { name: "SageMaker AI Developer Guide, Deploy models with Amazon SageMaker Serverless Inference", url: "https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html" },
  faqs: { name: "SageMaker AI Developer Guide, Model hosting FAQs", url: "https://docs.aws.amazon.com/sagemaker/latest/dg/hosting-faqs.html" },
  "best-practices": { name: "SageMaker AI Developer Guide, Best practices for deploying models on SageMaker AI Hosting Services", url: "https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-best-practices.html" },
  variant: { name: "Amazon SageMaker API Reference, ProductionVariant", url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html" },
  "endpoint-config": { name: "Amazon SageMaker API Reference, CreateEndpointConfig", url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html" },
  "vpc-config": { name: "Amazon SageMaker API Reference, VpcConfig", url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_VpcConfig.html" },
};

/** @type {Readonly<Record<string, Readonly<Record<Service, Reason>>>>} By task. */
export const REASONS = {
  facilities: {
    ec2: ["Buildings, power and machines belong to the infrastructure that AWS protects.", "model"],
    rds: ["Power, network, cooling and the life of the hardware are with AWS.", "rds-welcome"],
    endpoint: ["The infrastructure that runs the service is protected by AWS.", "sagemaker-security"],
    serverless: ["The infrastructure that runs the service is protected by AWS.", "sagemaker-security"],
  },
  hypervisor: {
    ec2: ["AWS runs everything from the host operating system and the virtualisation layer down.", "model"],
    rds: ["AWS runs everything from the host operating system and the virtualisation layer down.", "model"],
    endpoint: ["AWS runs everything from the host operating system and the virtualisation layer down.", "model"],
    serverless: ["AWS runs everything from the host operating system and the virtualisation layer down.", "model"],
  },
  "operating-system": {
    ec2: ["The guest operating system with its updates is yours on EC2, though tools such as Patch Manager can help.", "ec2-security"],
    rds: ["AWS patches it, in the maintenance window; you can apply some updates earlier.", "rds-maintenance"],
    endpoint: ["SageMaker AI patches endpoints by itself, as long as you keep what they depend on (model, image, role, subnets).", "endpoint-health"],
    serverless: ["There is no instance that you could reach; AWS runs all the infrastructure.", "serverless"],
  },
  engine: {
    ec2: ["Software that you put on the instance is patched by you.", "ec2-security"],
    rds: ["AWS applies patches in the maintenance window; the window, automatic minor versions (AutoMinorVersionUpgrade) and the date of a major version are your settings.", "rds-maintenance"],
    endpoint: ["AWS publishes and maintains the framework images; which image a model uses, and when it moves to a newer one, is your decision. An image of your own you maintain alone.", "faqs"],
    serverless: ["As on a real-time endpoint: images from AWS or an image of yours, chosen by you.", "serverless"],
  },
  backups: {
    ec2: ["Nothing is backed up until you arrange for it, for instance with snapshots of the volumes.", "rds-welcome"],
    rds: ["AWS makes and keeps automated backups; you set for how many days (BackupRetentionPeriod 0 to 35; 0 turns them off).", "rds-create"],
    endpoint: ["An endpoint keeps no data of yours; the artifact in S3, from which it can be made anew, is yours to keep.", "endpoint-health"],
    serverless: ["The same: what must not be lost is the artifact in S3, and that is yours to keep.", "sagemaker-data"],
  },
  storage: {
    ec2: ["You watch the volumes and enlarge them.", "rds-welcome"],
    rds: ["Storage autoscaling is opt-in: you set MaxAllocatedStorage, and then AWS enlarges the volume up to it.", "rds-storage"],
    endpoint: ["The size of the volume, where the instance type has one to set, is VolumeSizeInGB of the variant: a new endpoint configuration of yours.", "variant"],
    serverless: ["Every serverless endpoint has 5 GB of temporary disk; there is nothing to set.", "serverless"],
  },
  permissions: {
    ec2: ["Who may reach the instance, and what its role may do, is decided by you.", "ec2-security"],
    rds: ["You decide who may manage the instance and who may log in to the database.", "rds-welcome"],
    endpoint: ["The execution role, and who may call the endpoint, are decided by you.", "endpoint-health"],
    serverless: ["The execution role, and who may call the endpoint, are decided by you.", "sagemaker-data"],
  },
  keys: {
    ec2: ["AWS KMS keeps keys, but which one a volume uses is up to you.", "model"],
    rds: ["StorageEncrypted and KmsKeyId are settings of yours; without them an instance made through the API is not encrypted.", "rds-create"],
    endpoint: ["KmsKeyId of the endpoint configuration is your setting; a disabled key stops automatic patching.", "endpoint-config"],
    serverless: ["The copy of the container image is encrypted with a key of SageMaker AI; the key of the artifact in S3 is your choice.", "serverless"],
  },
  network: {
    ec2: ["Network access to an instance is controlled by you, with VPC and security groups.", "ec2-security"],
    rds: ["Subnet group and security groups of the database are your settings.", "rds-create"],
    endpoint: ["Without VpcConfig the network is one of AWS; with it, subnets and security groups are yours.", "vpc-config"],
    serverless: ["Serverless endpoints have no VPC configuration.", "serverless"],
  },
  image: {
    ec2: ["You choose the machine image, from AWS, from others or made by you.", "ec2-security"],
    rds: ["There is none to choose; you name an engine and a version, and AWS installs them.", "rds-welcome"],
    endpoint: ["The container image is part of the model that you define; AWS brings the machine below it.", "faqs"],
    serverless: ["The container image is your choice here too, up to 10 GB.", "serverless"],
  },
  content: {
    ec2: ["What runs and lies on the instance comes from you.", "model"],
    rds: ["Tables and rows come from you.", "model"],
    endpoint: ["You train or bring the model and put its artifact into S3.", "faqs"],
    serverless: ["You train or bring the model and put its artifact into S3.", "faqs"],
  },
  quality: {
    ec2: ["AWS does not know what a right answer of your model is.", "model"],
    rds: ["Queries and the design of the database are tuned by you.", "rds-welcome"],
    endpoint: ["A healthy endpoint can give wrong predictions; drift shows only to those who compare.", "sagemaker-data"],
    serverless: ["A healthy endpoint can give wrong predictions; drift shows only to those who compare.", "sagemaker-data"],
  },
  scaling: {
    ec2: ["You resize the instance, or write the rules of an Auto Scaling group.", "rds-welcome"],
    rds: ["You choose another instance class or add read replicas; RDS does neither by itself. (The RDS guide lists scaling under AWS: it carries out what you ask for.)", "rds-storage"],
    endpoint: ["A scaling policy with target, minimum and maximum comes from you; AWS carries it out.", "scaling"],
    serverless: ["It follows the requests without a policy; you set only the ceiling, MaxConcurrency.", "serverless"],
  },
  "instance-type": {
    ec2: ["CPU, memory and GPU come with the type that you launch.", "model"],
    rds: ["DBInstanceClass is your choice.", "rds-create"],
    endpoint: ["InstanceType of the variant is your choice.", "variant"],
    serverless: ["There is no type to choose; you set a memory size of 1 to 6 GB, and compute follows it.", "serverless"],
  },
  classification: {
    ec2: ["How sensitive your data are, and which laws apply, is for you to judge.", "ec2-security"],
    rds: ["How sensitive your data are, and which laws apply, is for you to judge.", "model"],
    endpoint: ["How sensitive your data are, and which laws apply, is for you to judge.", "sagemaker-security"],
    serverless: ["How sensitive your data are, and which laws apply, is for you to judge.", "sagemaker-security"],
  },
  application: {
    ec2: ["Everything above the operating system is your software.", "ec2-security"],
    rds: ["Optimising the application stays with the customer.", "rds-welcome"],
    endpoint: ["The code that calls the endpoint, and inference code in your container, are yours.", "faqs"],
    serverless: ["The code that calls the endpoint, and inference code in your container, are yours.", "serverless"],
  },
};
