// What can be done with a suggestion 合理化建议, from which states, and where it leads: the one list of its transitions.
import type { SuggestionState } from "../records/cases.ts";

type Transition = { from: readonly SuggestionState[]; to: SuggestionState };

export const suggestionSteps = {
  submit: { from: ["draft", "returned"], to: "submitted" },
  return: { from: ["submitted"], to: "returned" },
  accept: { from: ["submitted"], to: "accepted" },
  decline: { from: ["submitted"], to: "declined" },
  implement: { from: ["accepted"], to: "implemented" },
  /** Also again: a mistake is mended before the award, and a longer span of benefit leads to a further one. */
  verify: { from: ["implemented", "verified", "awarded"], to: "verified" },
  award: { from: ["verified"], to: "awarded" },
  withdraw: { from: ["draft", "submitted", "returned", "accepted"], to: "withdrawn" },
} as const satisfies Record<string, Transition>;

/** Its words, authors and weights can be changed, and agreed to, only while it is with its authors. */
export const withAuthors: readonly SuggestionState[] = suggestionSteps.submit.from;
