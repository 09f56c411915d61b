// A request whose body is a policy, in JSON or in YAML: read to a value, and for a draft to the normal form.
import { canonicalJson } from "../../domain/policy/canonical-json.ts";
import { policyFromText } from "../../domain/policy/from-text.ts";
import { type Policy, readPolicy } from "../../domain/policy/policy.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import { readDocument } from "../reading/read-document.ts";
import { type MediaType, oneMebibyte, readBody } from "./body.ts";
import type { HttpEvent } from "./event.ts";

export const policyTypes: MediaType[] = ["application/json", "application/yaml"];

/** A mebibyte of hostile YAML keeps its reader busy for seconds; no policy comes near this size. */
const yamlLimitBytes = oneMebibyte / 4;

/** A draft is a record, and one of the database holds no more than 400 KB. */
export const draftLimitBytes = oneMebibyte / 4;

export const readPolicyBody = async (event: HttpEvent, limitBytes: number): Promise<Outcome<unknown>> => {
  const body = readBody(event, limitBytes, policyTypes);
  if (!body.ok) return body;
  const language = body.value.type === "application/json" ? "json" : "yaml";
  const sizeMaxBytes = language === "yaml" ? yamlLimitBytes : limitBytes;
  const reading = await readDocument(Buffer.from(body.value.content), { language, sizeMaxBytes });
  if (!reading.ok) return reading;
  return accept(language === "yaml" ? policyFromText(reading.value) : reading.value);
};

/** The shape must be right; whether the rules hold together may still be open. The normal form can be longer than what was sent. */
export const readDraftBody = async (event: HttpEvent): Promise<Outcome<Policy>> => {
  const document = await readPolicyBody(event, draftLimitBytes);
  if (!document.ok) return document;
  const policy = readPolicy(document.value);
  if (policy.ok && Buffer.byteLength(canonicalJson(policy.value)) > draftLimitBytes)
    return refuseAll([refuse("too-large", "", { wanted: `${draftLimitBytes / oneMebibyte} MiB` })]);
  return policy;
};
