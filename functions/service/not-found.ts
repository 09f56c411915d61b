// The route for everything that is no operation: 405 where the address exists and the method does not, else 404.
import document from "../../docs/openapi.json" with { type: "json" };
import { refuse } from "../../domain/refusals.ts";
import type { HttpEvent } from "../http/event.ts";
import { matchPath } from "../http/path.ts";
import { respondProblem } from "../http/respond.ts";
import { serve } from "../http/serve.ts";

export const handler = serve((event) => {
  const methods = methodsAt(event.rawPath);
  if (methods.length === 0) return respondProblem(event, [refuse("not-found", "", { name: shorten(event.rawPath) })]);
  const allow = methods.join(", ");
  const answer = respondProblem(event, [refuse("method-not-allowed", "", { given: methodOf(event), wanted: allow })]);
  return { ...answer, headers: { ...answer.headers, allow } };
});

const methodsAt = (path: string): string[] => {
  const there = Object.entries(document.paths as Record<string, object>).filter(([known]) => matchPath(known, path));
  return [...new Set(there.flatMap(([, methods]) => Object.keys(methods).map((method) => method.toUpperCase())))];
};

const methodOf = (event: HttpEvent): string => event.requestContext.http.method;

const shorten = (path: string): string => (path.length > 100 ? `${path.slice(0, 100)}…` : path);
