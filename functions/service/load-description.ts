// The description of the service, read when someone asks for it: a fresh process that only says that it is up does not wait for it.
import type { Description } from "./docs-page/description.ts";

export const loadDescription = async (): Promise<Description> => {
  const { default: document } = await import("../../docs/openapi.json", { with: { type: "json" } });
  return document as unknown as Description;
};
