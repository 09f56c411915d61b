// The proxy's own side towards the database: requests as they came, over connections that stay open.
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Answer } from "./error-answers.ts";

export type Upstream = {
  forward: (headers: IncomingHttpHeaders, body: Buffer) => Promise<Answer>;
  /** A question of the proxy's own. */
  ask: (operation: string, content: unknown) => Promise<Answer>;
  close: () => void;
};

/** The database cannot be reached or broke off, which is the only way in which a request of the proxy may fail. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof Error && "code" in error && brokenOff.has(String(error.code));

const brokenOff = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE"]);

export const upstreamTo = (target: string): Upstream => {
  const agent = new Agent({ keepAlive: true });
  const forward = (headers: IncomingHttpHeaders, body: Buffer): Promise<Answer> => {
    const { host: _host, connection: _connection, "transfer-encoding": _encoding, ...kept } = headers;
    return new Promise((resolve, reject) => {
      const sent = request(target, { agent, method: "POST", headers: { ...kept, "content-length": body.length } });
      sent.once("error", reject);
      sent.once("response", (response) => {
        const passed = ["content-type", "date", "x-amz-crc32", "x-amzn-requestid"];
        const answer = (bytes: Buffer): Answer => ({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(passed.flatMap((name) => headerIn(response.headers, name))),
          body: bytes,
        });
        buffer(response).then(answer).then(resolve, reject);
      });
      sent.end(body);
    });
  };
  return {
    forward,
    ask: (operation, content) => forward(headersFor(operation), Buffer.from(JSON.stringify(content))),
    close: () => agent.destroy(),
  };
};

const headerIn = (headers: IncomingHttpHeaders, name: string): [string, string][] => {
  const value = headers[name];
  return typeof value === "string" ? [[name, value]] : [];
};

/** The database wants to see a signature and does not check it. */
const headersFor = (operation: string): IncomingHttpHeaders => ({
  "content-type": "application/x-amz-json-1.0",
  "x-amz-target": `DynamoDB_20120810.${operation}`,
  "x-amz-date": "20260101T000000Z",
  authorization:
    "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
});
