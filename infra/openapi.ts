// `npm run openapi`: writes docs/openapi.json anew after a change to the table of operations.
import { writeFileSync } from "node:fs";
import { generateOpenapi, openapiFile } from "./openapi/generate.ts";

writeFileSync(openapiFile, await generateOpenapi());
