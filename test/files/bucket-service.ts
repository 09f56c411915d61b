// A server that speaks the calls of S3 that files need, path-style, and can be told to fail at one of them.
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

type Call = "put" | "get" | "remove" | "list" | "create" | "part" | "complete" | "abort";

type Answer = { status: number; headers?: Record<string, string>; body?: string | Buffer };

type Request = { headers: IncomingMessage["headers"]; key: string; query: URLSearchParams; body: Buffer };

export type BucketService = {
  address: string;
  objects: Map<string, Buffer>;
  /** Uploads that were neither completed nor aborted. */
  uploads: Map<string, Map<number, Buffer>>;
  calls: Call[];
  receivedBytes: () => number;
  /** Refuses the call from its n-th time on, or `times` times; `after` does what is asked first, and loses the answer. */
  fail: (fault: Fault | undefined) => void;
  close: () => void;
};

type Fault = { call: Call; from: number; times?: number; name: string; status: number; after?: boolean };

export const bucket = "jiangli-files";
const partBytesMin = 5 * 1024 * 1024;
const pageLength = 3;

export const startBucketService = async (): Promise<BucketService> => {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const calls: Call[] = [];
  let fault: Fault | undefined;
  let received = 0;

  const server = createServer(async (request, response) => {
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://bucket");
    const body = await buffer(request);
    received += body.length;
    const call = callOf(request.method ?? "", query);
    calls.push(call);
    const asked = { headers: request.headers, key: decodeURIComponent(pathname.slice(bucket.length + 2)), query, body };
    const failing = fault?.call === call && isDue(fault, calls.filter((each) => each === call).length);
    const done = failing && !fault?.after ? undefined : answers[call](asked);
    const answer = failing && fault ? refusal(fault.status, fault.name) : (done as Answer);
    response.writeHead(answer.status, { "content-type": "application/xml", ...answer.headers });
    response.end(answer.body);
  });

  const answers: Record<Call, (request: Request) => Answer> = {
    put: ({ key, headers, body }) => {
      const wrong = wrongBody(headers, body) ?? wrongOverwrite(key, headers);
      if (wrong) return wrong;
      objects.set(key, body);
      return { status: 200, headers: { etag: '"whole"' } };
    },
    get: ({ key }) => {
      const body = objects.get(key);
      return body ? { status: 200, body } : refusal(404, "NoSuchKey");
    },
    remove: ({ key }) => {
      objects.delete(key);
      return { status: 204 };
    },
    list: ({ query }) => {
      const from = query.get("continuation-token") ?? "";
      const all = [...objects.keys()].filter((key) => key.startsWith(query.get("prefix") ?? "") && key > from).sort();
      const page = all.slice(0, pageLength);
      const more = all.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
      const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join("");
      return { status: 200, body: `<ListBucketResult>${contents}${more}</ListBucketResult>` };
    },
    create: ({ headers }) => {
      if (headers["x-amz-checksum-algorithm"] !== "SHA256") return refusal(400, "InvalidRequest");
      const id = randomUUID();
      uploads.set(id, new Map());
      return {
        status: 200,
        body: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      };
    },
    part: ({ headers, query, body }) => {
      const wrong = wrongBody(headers, body);
      if (wrong) return wrong;
      uploads.get(query.get("uploadId") ?? "")?.set(Number(query.get("partNumber")), body);
      return { status: 200, headers: { etag: `"part${query.get("partNumber")}"` } };
    },
    complete: ({ key, headers, query, body }) => {
      const id = query.get("uploadId") ?? "";
      const parts = uploads.get(id);
      if (!parts) return refusal(404, "NoSuchUpload");
      const wrong = wrongOverwrite(key, headers);
      if (wrong) return wrong;
      const named = [...String(body).matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = ""]) => ({
        number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
        checksum: /<ChecksumSHA256>([^<]+)</.exec(part)?.[1],
      }));
      const bodies = named.map(({ number }) => parts.get(number) ?? Buffer.alloc(0));
      if (bodies.some((each, index) => checksumOf(each) !== named[index]?.checksum)) return refusal(400, "InvalidPart");
      if (bodies.slice(0, -1).some((each) => each.length < partBytesMin)) return refusal(400, "EntityTooSmall");
      objects.set(key, Buffer.concat(bodies));
      uploads.delete(id);
      return { status: 200, body: "<CompleteMultipartUploadResult></CompleteMultipartUploadResult>" };
    },
    abort: ({ query }) => {
      uploads.delete(query.get("uploadId") ?? "");
      return { status: 204 };
    },
  };

  const wrongOverwrite = (key: string, headers: IncomingMessage["headers"]): Answer | undefined =>
    headers["if-none-match"] === "*" && objects.has(key) ? refusal(412, "PreconditionFailed") : undefined;

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    uploads,
    calls,
    receivedBytes: () => received,
    fail: (next) => {
      fault = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const isDue = ({ from, times = Number.POSITIVE_INFINITY }: Fault, time: number): boolean =>
  time >= from && time < from + times;

const callOf = (method: string, query: URLSearchParams): Call => {
  const upload = query.has("uploadId");
  if (method === "POST") return upload ? "complete" : "create";
  if (method === "DELETE") return upload ? "abort" : "remove";
  if (method === "PUT") return upload ? "part" : "put";
  return query.get("list-type") === "2" ? "list" : "get";
};

/** A body without its checksum is refused here, so that none is ever sent without. */
const wrongBody = (headers: IncomingMessage["headers"], body: Buffer): Answer | undefined =>
  headers["x-amz-checksum-sha256"] === checksumOf(body) ? undefined : refusal(400, "BadDigest");

const checksumOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("base64");

const refusal = (status: number, name: string): Answer => ({
  status,
  body: `<?xml version="1.0"?><Error><Code>${name}</Code><Message>${name}</Message></Error>`,
});
