// Policies for the journeys: a small document, and the way from a draft over its legal trail to a published version.
import type { Answered, TestEnterprise } from "./enterprise.ts";

/** A suggestion earns a part of what it saves. */
export const savingPolicy = (changes: { rate?: string; [field: string]: unknown } = {}) => {
  const { rate = "10%", ...others } = changes;
  return {
    id: "saving",
    title: { zh: "节约奖励办法", en: "Reward for savings" },
    currency: "CNY",
    from: "2024-01-01",
    schemes: [
      {
        id: "suggestion",
        title: { zh: "合理化建议奖", en: "Suggestion reward" },
        kind: "tiered",
        measure: "benefit",
        apply: "whole",
        tiers: [{ rate }],
        atMost: "50000",
      },
    ],
    ...others,
  };
};

export const expectOk = ({ status, body, headers }: Answered): Pick<Answered, "body" | "headers"> => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return { body, headers };
};

/** Drafted by HR-1, with congress and publication recorded; by its id. */
export const draftWithTrail = async (enterprise: TestEnterprise, document: object): Promise<string> => {
  const hr = enterprise.as("HR-1");
  const { id } = expectOk(await hr.post("/v1/policy-drafts", document)).body;
  for (const step of ["congress", "published"])
    expectOk(await hr.post(`/v1/policy-drafts/${id}/trail`, { step, day: "2024-01-01", document: `${step} 2024-1` }));
  return id;
};

/** Published by HR-2; the answer's body. */
export const publishPolicy = async (enterprise: TestEnterprise, document: object): Promise<Answered["body"]> => {
  const id = await draftWithTrail(enterprise, document);
  return expectOk(await enterprise.as("HR-2").post(`/v1/policy-drafts/${id}/publication`)).body;
};

export const codeOf = ({ status, body }: Answered): [number, string] => [status, body.errors?.[0].code];
