// `jiangli tenant create`: makes an enterprise with its first two admins, here or on AWS, once.
import { refuse } from "../domain/refusals.ts";
import { readShape } from "../domain/values/shape.ts";
import type { Words } from "../domain/words.ts";
import { createTenant, type Founder, type Founding } from "../functions/enterprise/create-tenant.ts";
import { newTenantShape } from "../functions/shapes/members.ts";
import { tableName } from "../functions/store/database.ts";
import { isBusy } from "../functions/store/patience.ts";
import { tableExists } from "../functions/store/table.ts";
import { type Command, misuse } from "./command.ts";
import { exitCodes } from "./failures.ts";
import { print } from "./streams.ts";
import { nextSteps } from "./tenant-next.ts";
import { type TablePlace, withTable } from "./with-table.ts";

export const tenantCommand: Command = {
  options: {
    "name-zh": { type: "string" },
    "name-en": { type: "string" },
    admin: { type: "string", multiple: true },
    data: { type: "string" },
  },
  run: async ([action, ...more], { "name-zh": zh, "name-en": en, admin = [], data }) => {
    if (action !== "create" || more.length > 0)
      return misuse({ en: "write: jiangli tenant create; see --help", zh: "请写：jiangli tenant create，见 --help" });
    if (zh === undefined || en === undefined)
      return misuse({ en: "--name-zh and --name-en are both needed", zh: "--name-zh 和 --name-en 都要写" });
    const founders = (admin as string[]).map(readFounder);
    const wrong = founders.indexOf(undefined);
    if (wrong >= 0) return misuse(unreadable((admin as string[])[wrong] ?? ""));
    const read = readShape(newTenantShape, { name: { zh, en }, admins: founders });
    if (!read.ok) return Math.max(...read.refusals.map(({ path, says }) => misuse(at(path, says))));
    const { name, admins } = read.value;
    if (!areTwo(admins)) return misuse(twoAdmins);
    return withTable(data, async (place) => {
      const missing = await whyNoTable();
      if (missing) return misuse(missing);
      return report(await createTenant(name, admins), admins, place);
    });
  },
};

/** A subject may hold any character, an issuer's address no bar. */
const readFounder = (text: string): Founder | undefined => {
  const [, id, name, issuer, subject] = /^([^:]+):([^:]+):([^|]+)\|(.+)$/.exec(text) ?? [];
  return id && name && issuer && subject ? { id, name, issuer, subject } : undefined;
};

const unreadable = (text: string): Words => ({
  en: `--admin takes 'ID:NAME:ISSUER|SUBJECT', not ${text}`,
  zh: `--admin 之后写 '编号:姓名:issuer|subject'，不是 ${text}`,
});

const at = (path: string, { zh, en }: Words): Words => ({ zh: `${path}：${zh}`, en: `${path}: ${en}` });

const areTwo = (admins: readonly Founder[]): boolean =>
  admins.length === 2 &&
  new Set(admins.map(({ id }) => id)).size === 2 &&
  new Set(admins.map(({ issuer, subject }) => `${issuer}|${subject}`)).size === 2;

const twoAdmins: Words = {
  en: "exactly two --admin are needed, different people with different logins: neither can change their own rights",
  zh: "须有两个 --admin，不同的人、不同的登录账号：任何管理员都不能更改本人的权限",
};

const whyNoTable = async (): Promise<Words | undefined> => {
  const name = tableName();
  try {
    if (await tableExists()) return undefined;
    return {
      en: `there is no table ${name}: deploy the stack and set JIANGLI_TABLE to its table, or run npm start`,
      zh: `没有数据表 ${name}：请先部署并把 JIANGLI_TABLE 设为其表名，或运行 npm start`,
    };
  } catch (error) {
    const { name: reason, message } = error as Error;
    if (!isBusy(error) && !isRefusedByAws.test(reason)) throw error;
    const told = message || reason;
    return {
      en: `the table ${name} cannot be reached (${told}); check DYNAMODB_ENDPOINT, AWS_REGION and the credentials`,
      zh: `无法访问数据表 ${name}（${told}）；请检查 DYNAMODB_ENDPOINT、AWS_REGION 和凭证`,
    };
  }
};

const isRefusedByAws = /Credential|AccessDenied|UnrecognizedClient|ExpiredToken|InvalidSignature|Token|Region/;

const report = async (founding: Founding, admins: readonly Founder[], place: TablePlace): Promise<number> => {
  if (founding.did === "busy")
    return misuse({ en: "too busy, nothing was made; try again", zh: "系统繁忙，未作任何更改，请重试" });
  if (founding.did === "clock") return misuse(refuse("clock-wrong", "").says);
  if (founding.did === "login-taken")
    return misuse({
      en: "one of the logins belongs to another enterprise; nothing was made",
      zh: "其中一个登录账号已属于其他企业；未作任何更改",
    });
  const { tenant, name } = founding;
  if (founding.did === "found-there") {
    await print(
      `${tenant}\n该企业已存在（${name.zh}），未作任何更改。\nThis enterprise exists already (${name.en}); nothing was changed.\n`,
    );
    return exitCodes.done;
  }
  await print(`${tenant}\n${nextSteps(name, admins, place)}`);
  return exitCodes.done;
};
