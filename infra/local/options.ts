// The options of `npm start`, and what it says about them.
import { parseArgs } from "node:util";
import type { Words } from "../../domain/words.ts";
import type { DemoWish } from "./demo/open.ts";

export type Options = { port: number; data: string | undefined; demo: DemoWish };

type Read = Options | { help: true } | { wrong: Words };

type Environment = { [name in "PORT" | "JIANGLI_DATA" | "JIANGLI_EMPTY" | "JIANGLI_DEMO"]?: string | undefined };

const portByDefault = 3000;

export const readOptions = (args: string[], environment: Environment): Read => {
  let values: { port?: string; data?: string; empty?: boolean; demo?: boolean; help?: boolean };
  try {
    ({ values } = parseArgs({
      args,
      options: {
        port: { type: "string" },
        data: { type: "string" },
        empty: { type: "boolean" },
        demo: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }));
  } catch {
    const given = args.join(" ");
    return {
      wrong: {
        zh: `不认识的选项 ${given}；见 npm start -- --help`,
        en: `Unknown option: ${given}; see npm start -- --help`,
      },
    };
  }
  if (values.help) return { help: true };
  const given = values.port ?? environment.PORT ?? String(portByDefault);
  if (!/^[0-9]{1,5}$/.test(given) || Number(given) > 65_535)
    return {
      wrong: {
        zh: `端口应为 0 至 65535 的整数，不是 ${given}`,
        en: `A port is a whole number from 0 to 65535, not ${given}`,
      },
    };
  const demo = wishOf(values, environment);
  if (demo === undefined) return { wrong: bothDemoAndNone };
  return { port: Number(given), data: values.data ?? environment.JIANGLI_DATA, demo };
};

/** An option counts more than the environment. */
const wishOf = (
  { empty, demo }: { empty?: boolean; demo?: boolean },
  { JIANGLI_EMPTY, JIANGLI_DEMO }: Environment,
): DemoWish | undefined => {
  const [none, on] = empty || demo ? [empty, demo] : [isYes(JIANGLI_EMPTY), isYes(JIANGLI_DEMO)];
  if (none && on) return undefined;
  return none ? "none" : on ? "on purpose" : "at first";
};

const isYes = (given: string | undefined): boolean => ["1", "yes", "true"].includes(given ?? "");

const bothDemoAndNone: Words = {
  zh: "--empty 与 --demo（或 JIANGLI_EMPTY 与 JIANGLI_DEMO）只能用一个",
  en: "Only one of --empty and --demo (or JIANGLI_EMPTY and JIANGLI_DEMO) can be used",
};

export const help = `在本机运行整个系统：接口、内置数据库和一个演示企业
Runs the whole system on this machine: the API, an embedded database and a demo enterprise

  npm start                       http://localhost:${portByDefault}，数据在 data in .data/
  npm start -- --port 8080        换一个端口 another port（0: 任选空闲端口 any free one）    PORT=8080
  npm start -- --data FOLDER      换一个数据文件夹 another data folder                      JIANGLI_DATA=FOLDER
  JIANGLI_DATA= npm start         用后即删的临时数据 data that is gone at the end
  npm start -- --empty            不建演示企业 without the demo enterprise                 JIANGLI_EMPTY=1
  npm start -- --demo             删除后重建演示企业 the demo enterprise anew, once removed  JIANGLI_DEMO=1
  npm start -- --help             本说明 this page

其他环境变量 Further settings of the environment:
  DYNAMODB_ENDPOINT   使用另一个兼容 DynamoDB 的数据库 another database that speaks as DynamoDB does
  JIANGLI_ISSUER, JIANGLI_AUDIENCE   接受真实 OIDC 发行者的令牌 accept the tokens of a real OIDC issuer
  JIANGLI_LOG=off     不写请求日志 no log of requests

按 Ctrl-C 结束。Ctrl-C ends it.
`;

export const portTaken = (port: number): Words => {
  const other = port === 65_535 ? port - 1 : port + 1;
  return {
    zh: `端口 ${port} 已被占用；换一个：npm start -- --port ${other}`,
    en: `Port ${port} is taken; use another one: npm start -- --port ${other}`,
  };
};
