// A seeded proxy before the embedded database that takes away what a local database gives for free: replies that always
// arrive, writes without conflict, fresh reads, whole pages, and silence about keys of other tenants.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { type Answer, foreignKey } from "./error-answers.ts";
import type { Profile } from "./profiles.ts";
import { isOperation, isStatement } from "./requests.ts";
import { schemasFrom } from "./schemas.ts";
import { type Counts, type Reply, type Settings, treatmentBy } from "./treat.ts";
import { isUnreachable, upstreamTo } from "./upstream.ts";

export type FaultProxy = {
  endpoint: string;
  counts: Counts;
  /** One line per request for data: its number, its operation, and what was decided. The same seed writes the same lines. */
  history: readonly string[];
  use: (profile: Profile) => void;
  allow: (prefixes: readonly string[] | undefined) => void;
  /** Waits until nothing is under way any more, late deliveries included. */
  settled: () => Promise<void>;
  stop: () => Promise<void>;
};

type Options = { target: string; seed: number; profile: Profile; allowPrefixes?: readonly string[] };

export const startProxy = async ({ target, seed, profile, allowPrefixes }: Options): Promise<FaultProxy> => {
  const upstream = upstreamTo(target);
  const schemas = schemasFrom(upstream.ask);
  const settings: Settings = { profile, allowPrefixes };
  const counts: Counts = { operations: {}, faults: {}, itemsRead: 0, itemsReturned: 0, itemsForeign: 0, foreign: [] };
  const history: string[] = [];
  const underWay = new Set<Promise<unknown>>();
  let requests = 0;

  /** A database that is gone looks like a lost connection; any other failure is a bug of the proxy and has to be seen. */
  const follow = async (work: Promise<Reply>): Promise<Reply> => {
    underWay.add(work);
    try {
      return await work;
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      counts.faults.unreachable = (counts.faults.unreachable ?? 0) + 1;
      return undefined;
    } finally {
      underWay.delete(work);
    }
  };

  const treat = treatmentBy({ seed, settings, upstream, schemas, counts, history, later: follow });

  const server = createServer(async (request, response) => {
    const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
    const number = isOperation(operation) ? requests++ : -1;
    const bytes = await buffer(request).catch(() => undefined);
    if (!bytes) return;
    let reply: Reply;
    try {
      if (isOperation(operation)) {
        reply = await follow(treat({ operation, number, headers: request.headers, bytes }));
      } else if (settings.allowPrefixes && isStatement(operation)) {
        counts.foreign.push({ operation, key: "(statement)" });
        reply = foreignKey("(statement)");
      } else {
        schemas.forget();
        reply = await follow(upstream.forward(request.headers, bytes));
      }
    } finally {
      if (reply) send(response, reply);
      else request.socket.resetAndDestroy();
    }
  });

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    history,
    use: (next) => {
      settings.profile = next;
    },
    allow: (prefixes) => {
      settings.allowPrefixes = prefixes;
    },
    settled,
    stop: async () => {
      await settled();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      upstream.close();
    },
  };
};

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, { ...headers, "content-length": body.length });
  response.end(body);
};
