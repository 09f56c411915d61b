// What comes after an enterprise was made: how its admins sign in here, and what they do first.
import type { Words } from "../domain/words.ts";
import type { Founder } from "../functions/enterprise/create-tenant.ts";
import { localAudience, localIssuer } from "../infra/local/issuer.ts";
import { jiangliIn, quoted } from "../infra/local/shell.ts";
import type { TablePlace } from "./with-table.ts";

export const nextSteps = (name: Words, admins: readonly Founder[], place: TablePlace): string => {
  const both = admins.map(({ id, name: called }) => `${called}（${id}）`).join("、");
  const { address = place.folder === undefined ? "https://…" : "http://localhost:3000" } = place;
  const issuers = [...new Set(admins.map(({ issuer }) => issuer))];
  const signIn = issuers.map((issuer) => (issuer === localIssuer ? here : elsewhere)(issuer, admins, place, address));
  return `
企业已建立：${name.zh}，管理员 ${both}。接下来：
  1. 两名管理员登录后查看本人：GET ${address}/v1/me
  2. 登记员工：POST /v1/people，或导入表格
  3. 授予角色：PUT /v1/members/{编号}，如人事、财务、评审、审批、出纳、审计
  4. 起草制度：POST /v1/policy-drafts；设立年度奖励基金：见 ${address}/docs

The enterprise ${name.en} is there, with two admins. What comes next:
  1. Both sign in and look at themselves: GET ${address}/v1/me
  2. Enter people: POST /v1/people, or import a sheet
  3. Give roles: PUT /v1/members/{id}, for HR, finance, reviewers, approvers, cashier, auditor
  4. Draft a policy: POST /v1/policy-drafts; then the budget of the year: see ${address}/docs

${signIn.join("\n")}${issuers.length > 1 ? oneIssuer : ""}`;
};

type SignIn = (issuer: string, admins: readonly Founder[], place: TablePlace, address: string) => string;

/** By the issuer of this machine, whose tokens the command signs. */
const here: SignIn = (_, admins, { folder, address: running }, address) => {
  if (folder === undefined)
    return `${localIssuer} 只在单机上签发令牌，此数据表处没有 · ${localIssuer} signs tokens on one machine only, and not for this table\n`;
  const lines = admins
    .filter(({ issuer }) => issuer === localIssuer)
    .map(({ subject }) => {
      const token = `${jiangliIn(folder)} token --subject ${quoted(subject)}`;
      return `  curl -s ${address}/v1/me -H "authorization: Bearer $(${token})"\n`;
    });
  const first = running === undefined ? `  ${startIn(folder)}\n` : "";
  return `登录 · sign in:\n${first}${lines.join("")}`;
};

const startIn = (folder: string): string => jiangliIn(folder).replace("npx jiangli", "npm start");

const elsewhere: SignIn = (issuer, _, { folder }) =>
  folder === undefined
    ? `登录由 ${issuer} 签发令牌，部署时须写明 · tokens come from ${issuer}, and the deployment must say so:\n  npm run deploy -- -c issuer=${quoted(issuer)} -c audience=…\n`
    : `登录由 ${issuer} 签发令牌，启动服务时须写明令牌发给谁（aud） · tokens come from ${issuer}; start the service with it and with their audience (aud):\n` +
      `  JIANGLI_ISSUER=${quoted(issuer)} JIANGLI_AUDIENCE=${localAudience} ${startIn(folder)}\n`;

const oneIssuer = "一个服务只接受一个签发者的令牌 · a service accepts the tokens of one issuer only\n";
