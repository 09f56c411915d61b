// Which login of this machine's issuer a person of an enterprise has.
import type { Member, MemberSecret } from "../domain/records/people.ts";
import { load } from "../functions/store/load.ts";
import { tenantsInTable } from "../functions/store/scan.ts";
import { localIssuer } from "../infra/local/issuer.ts";
import { misuse } from "./command.ts";
import { withTable } from "./with-table.ts";

export const subjectOfPerson = (
  folder: string,
  person: string,
  tenant: string | undefined,
  use: (subject: string) => Promise<number>,
): Promise<number> =>
  withTable(folder, async () => {
    const found = await loginsOf(person, tenant === undefined ? await tenantsInTable() : [tenant]);
    const [first] = found;
    if (!first)
      return misuse({
        en: `${person} has no login of ${localIssuer}; an admin gives one: PUT /v1/members/${person}`,
        zh: `${person} 没有 ${localIssuer} 的登录账号；管理员可以登记：PUT /v1/members/${person}`,
      });
    const tenants = [...new Set(found.map((each) => each.tenant))].join(", ");
    if (found.some((each) => each.tenant !== first.tenant))
      return misuse({
        en: `${person} is someone in several enterprises; choose by --tenant: ${tenants}`,
        zh: `多家企业都有 ${person}；请用 --tenant 指明：${tenants}`,
      });
    return use(first.subject);
  });

const loginsOf = async (person: string, tenants: readonly string[]): Promise<{ tenant: string; subject: string }[]> => {
  const found = await Promise.all(
    tenants.map(async (tenant) => {
      const member = await load<Member, MemberSecret>(tenant, "member", person);
      const logins = member?.secret?.logins ?? [];
      return logins.filter(({ issuer }) => issuer === localIssuer).map(({ subject }) => ({ tenant, subject }));
    }),
  );
  return found.flat();
};
