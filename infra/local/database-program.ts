// Where the embedded database's program is, ready to run; it comes as an optional package for the one system it is built for.
import { accessSync, chmodSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { notOpened, type Opened, opened } from "./opened.ts";

export const programName = "dynoxide";

const { resolve } = createRequire(import.meta.url);

export const findProgram = (resolvePackage: (name: string) => string = resolve): Opened<string> => {
  let program: string;
  try {
    program = join(resolvePackage(`@${programName}/linux-x64/package.json`), "..", programName);
  } catch {
    return notOpened({
      zh: `内置数据库只有 Linux x64 版，本机（${process.platform} ${process.arch}）没有安装。请自备 DynamoDB 兼容的数据库（如 DynamoDB Local，可用 Java 或 Docker 运行），再把其地址写入 DYNAMODB_ENDPOINT，例如 DYNAMODB_ENDPOINT=http://localhost:8000 npm start`,
      en: `The embedded database exists for Linux x64 and is not installed on this machine (${process.platform} ${process.arch}). Start a database that speaks DynamoDB (DynamoDB Local, for instance, runs on Java or in Docker) and give its address: DYNAMODB_ENDPOINT=http://localhost:8000 npm start`,
    });
  }
  try {
    makeExecutable(program);
    return opened(program);
  } catch (error) {
    return notOpened({
      zh: `内置数据库的程序 ${program} 不能执行（${(error as Error).message}）。请重新运行 npm install`,
      en: `The program of the embedded database cannot be run: ${program} (${(error as Error).message}). Run npm install once more`,
    });
  }
};

/** Some ways of copying packages lose the permission to run. */
const makeExecutable = (program: string): void => {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
};
