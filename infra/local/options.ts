// The options of `npm start`, and what it says about them.
import { parseArgs } from "node:util";

type Options = { port: number } | { help: true } | { wrong: string };

const portByDefault = 3000;

export const readOptions = (args: string[], environment: { PORT?: string | undefined }): Options => {
  let values: { port?: string | undefined; help?: boolean | undefined };
  try {
    ({ values } = parseArgs({ args, options: { port: { type: "string" }, help: { type: "boolean", short: "h" } } }));
  } catch {
    return { wrong: `不认识的选项 Unknown option: ${args.join(" ")}` };
  }
  if (values.help) return { help: true };
  const given = values.port ?? environment.PORT;
  if (given === undefined) return { port: portByDefault };
  const port = /^[0-9]{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port <= 65_535) return { port };
  return { wrong: `端口应为 0 至 65535 的整数，不是 ${given}\nA port is a whole number from 0 to 65535, not ${given}` };
};

export const help = `在本机提供奖励计算接口，制度取自 examples/
Serves the incentive calculator on this machine, with the policies in examples/

  npm start                     http://localhost:${portByDefault}
  npm start -- --port 8080      换一个端口 another port（0: 任选空闲端口 any free one）
  PORT=8080 npm start           同上 the same
  npm start -- --help           本说明 this page

按 Ctrl-C 结束。Ctrl-C ends it.
`;

export const portTaken = (port: number): string =>
  `端口 ${port} 已被占用；换一个：npm start -- --port ${port === 65_535 ? port - 1 : port + 1}
Port ${port} is taken; use another one: npm start -- --port ${port === 65_535 ? port - 1 : port + 1}
`;
