// `jiangli token`: an access token of one of the demo's people, for a curl line or a program that is tried out.
import { pathOfData } from "../infra/local/data-folder.ts";
import { openIssuer } from "../infra/local/issuer.ts";
import { type Persona, readPersonas } from "../infra/local/personas.ts";
import { type Command, misuse } from "./command.ts";
import { exitCodes } from "./failures.ts";
import { print } from "./streams.ts";

const hoursMax = 720;

export const tokenCommand: Command = {
  options: { as: { type: "string" }, hours: { type: "string" }, data: { type: "string" } },
  run: async (files, { as: name, hours = "12", data = process.env.JIANGLI_DATA }) => {
    if (files.length > 0) return misuse({ en: "token takes no file", zh: "token 不需要文件" });
    if (!isHours(hours))
      return misuse({
        en: `--hours takes a whole number from 1 to ${hoursMax}`,
        zh: `--hours 之后写 1 至 ${hoursMax} 的整数`,
      });
    const folder = pathOfData(data as string | undefined);
    const personas = folder === undefined ? [] : readPersonas(folder);
    if (folder === undefined || personas.length === 0) return withoutPeople(folder ?? "JIANGLI_DATA");
    const persona = personas.find((each) => each.as === name);
    if (!persona) return unknownName(name as string | undefined, personas);
    const issuer = await openIssuer(folder);
    if (!issuer.ok) return misuse(issuer.says);
    await print(`${await issuer.value.sign({ subject: persona.subject, seconds: Number(hours) * 60 * 60 })}\n`);
    return exitCodes.done;
  },
};

const isHours = (given: unknown): given is string =>
  typeof given === "string" && /^[1-9][0-9]{0,2}$/.test(given) && Number(given) <= hoursMax;

const withoutPeople = (folder: string): number =>
  misuse({
    en: `no demo people in ${folder}; npm start makes the demo, --data names another folder`,
    zh: `${folder} 中没有演示人员；npm start 会建立演示数据，--data 可指定其他文件夹`,
  });

const unknownName = (name: string | undefined, personas: Persona[]): number => {
  const known = personas.map(({ as, name }) => `${as} (${name})`).join(", ");
  return misuse({
    en: name === undefined ? `token needs --as NAME, one of ${known}` : `nobody is called ${name}; use one of ${known}`,
    zh: name === undefined ? `token 需要 --as 代号，可用：${known}` : `没有 ${name}，可用：${known}`,
  });
};
