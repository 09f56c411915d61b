// `jiangli token`: an access token of this machine, for one of the demo's people or for whoever signs in by its own issuer.
import { pathOfData } from "../infra/local/data-folder.ts";
import { openIssuer } from "../infra/local/issuer.ts";
import { type Persona, readPersonas } from "../infra/local/personas.ts";
import { type Command, misuse } from "./command.ts";
import { exitCodes } from "./failures.ts";
import { print } from "./streams.ts";
import { subjectOfPerson } from "./token-person.ts";

const hoursMax = 720;

/** The gateway believes no longer one. */
const subjectCharactersMax = 255;

export const tokenCommand: Command = {
  options: {
    as: { type: "string" },
    subject: { type: "string" },
    person: { type: "string" },
    tenant: { type: "string" },
    hours: { type: "string" },
    data: { type: "string" },
  },
  run: async (files, { as, subject, person, tenant, hours = "12", data = process.env.JIANGLI_DATA }) => {
    if (files.length > 0) return misuse({ en: "token takes no file", zh: "token 不需要文件" });
    if (!isHours(hours))
      return misuse({
        en: `--hours takes a whole number from 1 to ${hoursMax}`,
        zh: `--hours 之后写 1 至 ${hoursMax} 的整数`,
      });
    if ([as, subject, person].filter((given) => given !== undefined).length > 1) return misuse(oneOfThem);
    const folder = pathOfData(data as string | undefined);
    if (folder === undefined) return misuse(noFolder);
    if (typeof person === "string")
      return subjectOfPerson(folder, person, tenant as string | undefined, (found) => sign(folder, found, hours));
    if (typeof subject === "string") return isSubject(subject) ? sign(folder, subject, hours) : misuse(unusableSubject);
    const personas = readPersonas(folder);
    if (personas.length === 0) return misuse(withoutPeople(folder));
    const persona = personas.find((each) => each.as === as);
    return persona ? sign(folder, persona.subject, hours) : unknownName(as as string | undefined, personas);
  },
};

const sign = async (folder: string, subject: string, hours: string): Promise<number> => {
  const issuer = await openIssuer(folder);
  if (!issuer.ok) return misuse(issuer.says);
  await print(`${await issuer.value.sign({ subject, seconds: Number(hours) * 60 * 60 })}\n`);
  return exitCodes.done;
};

const isHours = (given: unknown): given is string =>
  typeof given === "string" && /^[1-9][0-9]{0,2}$/.test(given) && Number(given) <= hoursMax;

const isSubject = (given: string): boolean => given !== "" && given.length <= subjectCharactersMax;

const oneOfThem = {
  en: "only one of --as, --subject and --person can be used",
  zh: "--as、--subject、--person 只能用一个",
};

const noFolder = {
  en: "tokens are signed in a data folder that stays; name it by --data or JIANGLI_DATA",
  zh: "令牌由长期的数据文件夹签发；请用 --data 或 JIANGLI_DATA 指明",
};

const unusableSubject = {
  en: `--subject takes the subject of a login, 1 to ${subjectCharactersMax} characters`,
  zh: `--subject 之后写登录账号的 subject，1 至 ${subjectCharactersMax} 个字符`,
};

const withoutPeople = (folder: string) => ({
  en: `no demo people in ${folder}; for a login of your own enterprise: --subject TEXT or --person ID; npm start makes the demo, --data names another folder`,
  zh: `${folder} 中没有演示人员；自己的企业请用 --subject 或 --person 指明登录账号或员工；npm start 会建立演示数据，--data 可指定其他文件夹`,
});

const unknownName = (name: string | undefined, personas: Persona[]): number => {
  const known = personas.map(({ as, name }) => `${as} (${name})`).join(", ");
  return misuse({
    en: name === undefined ? `token needs --as NAME, one of ${known}` : `nobody is called ${name}; use one of ${known}`,
    zh: name === undefined ? `token 需要 --as 代号，可用：${known}` : `没有 ${name}，可用：${known}`,
  });
};
