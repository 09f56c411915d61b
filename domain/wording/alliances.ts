// How the refusals of alliances of enterprises are worded.
import type { Wording } from "../words.ts";

export const allianceWording = {
  "invitation-invalid": () => ({
    zh: "联盟编号与邀请码不符，或邀请码已作废；请向牵头企业核对，或请其重新发出邀请码",
    en: "There is no alliance with this id and this code, or the code is used no more; check both with the lead enterprise, or ask it for a new code",
  }),
  "already-member": ({ name }) => ({
    zh: `本企业已在联盟“${name}”中，无需再次加入`,
    en: `Your enterprise belongs to the alliance ${name} already; there is no need to join again`,
  }),
  "lead-enterprise-only": () => ({
    zh: "只有牵头企业能发出邀请码；请牵头企业的管理员办理",
    en: "Only the lead enterprise invites others; ask one of its admins",
  }),
} satisfies Wording;
