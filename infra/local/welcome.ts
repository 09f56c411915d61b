// What `npm start` prints: where the service stands, three lines to try with tokens that work, and what to do next.
import type { Issuer } from "./issuer.ts";
import { type Persona, readPersonas } from "./personas.ts";
import { jiangliIn } from "./shell.ts";

type Place = { address: string; folder: string; issuer: Issuer };

export const welcome = async ({ address, folder, issuer }: Place): Promise<string> => {
  const personas = readPersonas(folder);
  const lines = await Promise.all([
    visitorLine(address),
    ...sights.map((sight) => personaLine(address, sight, personas, issuer)),
  ]);
  return `
奖励已就绪 Jiangli is ready    说明 Read  ${address}/docs    数据 Data  ${folder}

${lines.filter((line) => line !== "").join("\n\n")}

${next(personas, folder)}
Ctrl-C 结束，数据保留 ends it and keeps the data；以下为请求日志 the log of requests follows
`;
};

const visitorLine = (address: string): string => {
  const calculation = JSON.stringify({
    policy: { id: "jiangli-sample", on: "2026-11-20" },
    scheme: "suggestion",
    facts: { benefit: "50000.01" },
    trace: "none",
  });
  return `访客试算 A visitor calculates a reward:
  curl -s ${address}/v1/calculations -H 'content-type: application/json' -d '${calculation}'`;
};

type Sight = { as: string; path: string; says: string };

const sights: Sight[] = [
  { as: "employee", path: "/v1/my", says: "员工看自己的建议与应得 An employee sees what they have filed and are owed" },
  {
    as: "reviewer",
    path: "/v1/suggestions?turn=me",
    says: "评审人看待办 A reviewer sees what waits for them",
  },
];

/** The token stands in the line itself, so that it works wherever it is pasted. */
const personaLine = async (
  address: string,
  { as, path, says }: Sight,
  personas: readonly Persona[],
  issuer: Issuer,
): Promise<string> => {
  const persona = personas.find((each) => each.as === as);
  if (!persona) return "";
  const token = await issuer.sign({ subject: persona.subject });
  return `${says} (${persona.name}):
  curl -s '${address}${path}' -H 'authorization: Bearer ${token}'`;
};

const next = (personas: readonly Persona[], folder: string): string => {
  const jiangli = jiangliIn(folder);
  if (personas.length === 0)
    return `建立企业 Make an enterprise:  ${jiangli} tenant create --help
登录 Sign in:                 ${jiangli} token --help`;
  const others = personas.map(({ as }) => as).join(" ");
  return `换个身份 Be someone else:     ${jiangli} token --as hr     （${others}）
核对台账 Check the ledger:     ${jiangli} ledger check
删除演示 Remove the demo:      ${jiangli} demo remove`;
};
