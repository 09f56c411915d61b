// The people of the demo enterprise whom one may be on this machine, as the data folder lists them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { replaceFile } from "./write-file.ts";

const personasSchema = z.array(z.object({ as: z.string(), subject: z.string(), person: z.string(), name: z.string() }));

export type Persona = z.infer<typeof personasSchema>[number];

const fileIn = (folder: string): string => join(folder, "personas.json");

/** None where no demo was made, or where the file is not to be read. */
export const readPersonas = (folder: string): Persona[] => {
  try {
    return personasSchema.parse(JSON.parse(readFileSync(fileIn(folder), "utf8")));
  } catch {
    return [];
  }
};

export const writePersonas = (folder: string, personas: Persona[]): void =>
  replaceFile(fileIn(folder), `${JSON.stringify(personas, null, 2)}\n`);
