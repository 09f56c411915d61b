// The route for everything that is no operation: 405 where the address exists and the method does not, else 404.
import { refuse } from "../../domain/refusals.ts";
import type { HttpEvent } from "../http/event.ts";
import { matchPath } from "../http/path.ts";
import { respondProblem } from "../http/respond.ts";
import { serve } from "../http/serve.ts";
import { loadDescription } from "./load-description.ts";

export const handler = serve(async (event) => {
  const methods = await methodsAt(event.rawPath);
  if (methods.length === 0) return respondProblem(event, [refuse("not-found", "", { name: shorten(event.rawPath) })]);
  const allow = methods.join(", ");
  const answer = respondProblem(event, [refuse("method-not-allowed", "", { given: methodOf(event), wanted: allow })]);
  return { ...answer, headers: { ...answer.headers, allow } };
});

const methodsAt = async (path: string): Promise<string[]> => {
  const { paths } = await loadDescription();
  const there = Object.entries(paths).filter(([known]) => matchPath(known, path));
  return [...new Set(there.flatMap(([, methods]) => Object.keys(methods).map((method) => method.toUpperCase())))];
};

const methodOf = (event: HttpEvent): string => event.requestContext.http.method;

const shorten = (path: string): string => (path.length > 100 ? `${path.slice(0, 100)}…` : path);
