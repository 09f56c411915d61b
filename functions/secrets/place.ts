// Where a sealed field belongs: what is bound into every seal, so that it opens nowhere else.
import { canonicalJson } from "../../domain/policy/canonical-json.ts";

export type Place = { tenant: string; person: string; field: string };

/** The form of sealed fields; a later one gets the next number, and this one stays readable. */
export const sealVersion = 1;

/** Only these three, whatever else an object may carry: the key's own rules in AWS name them too. */
export const placeParts = ({ tenant, person, field }: Place): Place => ({ tenant, person, field });

export const placeBytes = (place: Place): Buffer =>
  Buffer.from(canonicalJson({ v: sealVersion, ...placeParts(place) }), "utf8");

export type KeyHolder = {
  /** Stands in each seal, so that another key is told from damage. KMS does so by itself. */
  fingerprint?: string;
  /** A data key for one value, in the clear and as it is stored beside the value. */
  newDataKey: (place: Place) => Promise<{ key: Uint8Array; wrapped: Uint8Array }>;
  /** Undefined when it was not made for this place, or was changed. */
  openDataKey: (wrapped: Uint8Array, place: Place) => Promise<Uint8Array | undefined>;
};
