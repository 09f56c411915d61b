// What `npm start` prints: where the service stands, what to click, and lines to try with tokens that work.
import type { Issuer } from "./issuer.ts";
import { readPersonas } from "./personas.ts";

type Place = { address: string; folder: string; issuer: Issuer; empty: boolean };

export const welcome = async ({
  address,
  folder,
  issuer,
  empty,
}: Place): Promise<string> => `奖励已就绪 Jiangli is ready

  说明 Read     ${address}/docs
  状态 Health   ${address}/health · ${address}/ready
  数据 Data     ${folder}
${await tryLines(address, folder, issuer, empty)}
按 Ctrl-C 结束。Ctrl-C ends it. 以下为请求日志 Below is the log of requests:
`;

const tryLines = async (address: string, folder: string, issuer: Issuer, empty: boolean): Promise<string> => {
  const calculation = JSON.stringify({
    policy: { id: "jiangli-sample", on: "2026-11-20" },
    scheme: "suggestion",
    facts: { benefit: "50000.01" },
    trace: "none",
  });
  const lines = [`  curl -s ${address}/v1/calculations -H 'content-type: application/json' -d '${calculation}'`];
  for (const [as, path] of [
    ["employee", "/v1/my"],
    ["hr", "/v1/suggestions?turn=me"],
  ] as const) {
    const persona = readPersonas(folder).find((each) => each.as === as);
    if (!persona) continue;
    const token = await issuer.sign({ subject: persona.subject });
    lines.push(`  # ${persona.name} (${as})\n  curl -s '${address}${path}' -H 'authorization: Bearer ${token}'`);
  }
  const people = readPersonas(folder)
    .map(({ as }) => as)
    .join(", ");
  const next = empty
    ? "\n建立企业 Make an enterprise:  npx jiangli tenant create --help\n"
    : `\n换个身份 Be someone else (${people}):  npx jiangli token --as finance\n`;
  return `\n试一试 Try it:\n${lines.join("\n\n")}\n${next}`;
};
