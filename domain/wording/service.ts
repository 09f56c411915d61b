// How the refusals of the service itself are worded: addresses, sizes, and what went wrong inside.
import type { Wording } from "../words.ts";

export const serviceWording = {
  // The service itself.
  "not-found": ({ name }) => ({
    zh: `没有 ${name} 这个地址；全部地址见 /docs`,
    en: `There is nothing at ${name}; /docs lists the addresses there are`,
  }),
  "method-not-allowed": ({ given, wanted }) => ({
    zh: `此地址不接受 ${given}，可用 ${wanted}`,
    en: `${given} is not possible here; use ${wanted}`,
  }),
  "answer-too-large": ({ wanted }) => ({
    zh: `结果过大，最多 ${wanted}；请减少每批的项数，或写 trace: "none"`,
    en: `The answer is too large, at most ${wanted} can be sent; ask for fewer cases at once, or for trace: "none"`,
  }),
  "clock-wrong": () => ({
    zh: "本机时钟与数据库相差超过五分钟，未作任何更改；请校准时钟后重试",
    en: "This machine's clock is more than five minutes off the database's; nothing was changed. Set it right and try again",
  }),
  internal: () => ({ zh: "系统内部错误，未作任何更改", en: "An internal error; nothing was changed" }),
} satisfies Wording;
