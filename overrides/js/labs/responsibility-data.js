/**
 * Sixteen tasks, and who does them on four services: with `responsibility-reasons.js` the same as in
 * tests/vectors/labs/shared-responsibility.json, which a test proves.
 *
 * @typedef {"user" | "aws" | "shared"} Side
 * @typedef {"ec2" | "rds" | "endpoint" | "serverless"} Service
 * @typedef {readonly [who: Side, ...also: Side[]]} Answer What is after the first counts as right, too.
 * @typedef {{ readonly id: string, readonly task: string } & Readonly<Record<Service, Answer>>} Task
 */

/** @type {readonly Task[]} */
export const TASKS = [
  {
    id: "facilities",
    task: "Guard the data centres and replace broken hardware",
    ec2: ["aws"],
    rds: ["aws"],
    endpoint: ["aws"],
    serverless: ["aws"],
  },
  {
    id: "hypervisor",
    task: "Patch the virtualisation layer below the instances",
    ec2: ["aws"],
    rds: ["aws"],
    endpoint: ["aws"],
    serverless: ["aws"],
  },
  {
    id: "operating-system",
    task: "Patch the operating system of the instances",
    ec2: ["user"],
    rds: ["aws", "shared"],
    endpoint: ["aws"],
    serverless: ["aws"],
  },
  {
    id: "engine",
    task: "Keep the engine up to date (database engine, model server)",
    ec2: ["user"],
    rds: ["shared", "aws"],
    endpoint: ["shared", "user"],
    serverless: ["shared", "user"],
  },
  {
    id: "backups",
    task: "Back up data and model",
    ec2: ["user"],
    rds: ["shared", "aws"],
    endpoint: ["user"],
    serverless: ["user"],
  },
  {
    id: "storage",
    task: "Make room when storage runs short",
    ec2: ["user"],
    rds: ["shared", "aws"],
    endpoint: ["user"],
    serverless: ["aws"],
  },
  {
    id: "permissions",
    task: "Grant permissions (IAM)",
    ec2: ["user"],
    rds: ["user"],
    endpoint: ["user"],
    serverless: ["user"],
  },
  {
    id: "keys",
    task: "Decide which key encrypts data at rest, and who may use it",
    ec2: ["user"],
    rds: ["user"],
    endpoint: ["user"],
    serverless: ["shared", "user"],
  },
  {
    id: "network",
    task: "Decide on subnets and security groups",
    ec2: ["user"],
    rds: ["user"],
    endpoint: ["shared", "user"],
    serverless: ["aws"],
  },
  {
    id: "image",
    task: "Choose the image that is started (machine image, container image)",
    ec2: ["user"],
    rds: ["aws"],
    endpoint: ["user"],
    serverless: ["user"],
  },
  {
    id: "content",
    task: "Provide the content: the data in the database, the model artifact",
    ec2: ["user"],
    rds: ["user"],
    endpoint: ["user"],
    serverless: ["user"],
  },
  {
    id: "quality",
    task: "See to it that answers are right and stay right",
    ec2: ["user"],
    rds: ["user"],
    endpoint: ["user"],
    serverless: ["user"],
  },
  {
    id: "scaling",
    task: "Decide when capacity is added or removed",
    ec2: ["user"],
    rds: ["user", "shared"],
    endpoint: ["user", "shared"],
    serverless: ["aws"],
  },
  {
    id: "instance-type",
    task: "Choose the instance type",
    ec2: ["user"],
    rds: ["user"],
    endpoint: ["user"],
    serverless: ["aws", "shared"],
  },
  {
    id: "classification",
    task: "Classify the data: what is personal, what is secret",
    ec2: ["user"],
    rds: ["user"],
    endpoint: ["user"],
    serverless: ["user"],
  },
  {
    id: "application",
    task: "Write and fix the code of the application",
    ec2: ["user"],
    rds: ["user"],
    endpoint: ["user"],
    serverless: ["user"],
  },
];
