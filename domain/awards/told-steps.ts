// The steps of an award as they are told: one that settles a last stage pays all of it there, so its calculation's own stages are left out.
import type { TraceStep } from "../calculation/describe.ts";
import type { Scheme } from "../policy/policy.ts";
import type { Award } from "../records/awards.ts";
import type { Words } from "../words.ts";

type Told = Pick<Award, "answer" | "inStage">;

export const toldSteps = ({ answer, inStage }: Told): TraceStep[] =>
  (answer.trace ?? []).filter(({ does }) => inStage === undefined || does !== "stage");

/** Undefined where the award is paid in the stages of its calculation. */
export const sayInStage = ({ inStage }: Told, rule: Scheme | undefined): Words | undefined => {
  if (inStage === undefined) return undefined;
  const { title } = (rule && "stages" in rule ? rule.stages : undefined)?.find(({ id }) => id === inStage) ?? {};
  const { zh = inStage, en = zh } = title ?? {};
  return {
    zh: `此前各阶段按估算价值发放，本次按实际价值结清，差额全部在“${zh}”阶段发放`,
    en: `The stages before were paid on the estimate; this settles them by the real value, and all of it is paid in the stage ${en}`,
  };
};
