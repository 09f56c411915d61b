// PATCH /v1/enterprise: changes its name and settings; fewer approvals need two admins.
import type { Access } from "../../domain/access/access.ts";
import { changeEnterprise } from "../../domain/people/settings.ts";
import type { Enterprise } from "../../domain/records/people.ts";
import { changed } from "../../domain/records/record.ts";
import { accept, refuse, refuseAll } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { isStale, serveWrite } from "../http/serve-write.ts";
import { changedEnterpriseShape, enterpriseShape, showEnterprise } from "../shapes/members.ts";
import { load } from "../store/load.ts";
import type { EnterpriseSecret } from "../store/members.ts";

const access: Access = { to: ["admin"] };

export const handler = serveWrite(
  { id: "change-enterprise", access, body: changedEnterpriseShape, ifMatch: true },
  async (asked) => {
    const { tenant, caller } = asked;
    const policy = asked.body.settings?.suggestions?.policy;
    const [enterprise, known] = await Promise.all([
      load<Enterprise, EnterpriseSecret>(tenant, "enterprise", tenant),
      policy === undefined ? undefined : load(tenant, "policy", policy),
    ]);
    if (!enterprise) return unknownId();
    const may = await asked.may({ relations: {} });
    if (!may.ok) return may;
    const stale = isStale(asked, enterprise.version);
    if (stale) return refuseAll([stale]);
    if (policy !== undefined && !known) return refuseAll([refuse("unknown-id", "/settings/suggestions/policy")]);
    const body = changeEnterprise(enterprise.body, asked.body, caller.person);
    const version = enterprise.version + 1;
    return accept({
      write: { changes: [{ ...changed(enterprise, {}), body }] },
      acting: may.value,
      answer: showEnterprise({ id: tenant, version, body }),
      version,
    });
  },
);

export const operation: Operation = {
  id: "change-enterprise",
  method: "PATCH",
  path: "/v1/enterprise",
  capability: "people",
  access,
  summary: { zh: "更改企业名称和设置", en: "Change name and settings of the enterprise" },
  description: {
    zh: "更改所列字段。增加审批人数即时生效；减少时先记为 proposed，另一名管理员提交同样的人数后才生效，提交现有人数即撤回。suggestions 写 null 则取消，其制度须已公布。",
    en: "Changes the fields that are named. More approvals hold at once; fewer are kept as `proposed` until another admin sends the same number, and sending the present number withdraws that. null takes `suggestions` away; its policy must have been published.",
  },
  ifMatch: true,
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: changedEnterpriseShape },
  answer: {
    type: "application/json",
    schema: enterpriseShape,
    means: { zh: "更改后的企业", en: "The enterprise as changed" },
  },
  refusals: [400, 401, 403, 404, 409, 413, 415, 503],
  examples: [],
  handler,
};
