// A server that speaks the two calls of KMS: data keys are wrapped under its own key and open with the same encryption context only.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

type Asked = { call: string; keyId: string; context: Record<string, string> | undefined; signed: boolean };

export type KeyService = { address: string; asked: Asked[]; refuseAll: (refusing: boolean) => void; close: () => void };

type Body = {
  KeyId: string;
  KeySpec?: string;
  CiphertextBlob?: string;
  EncryptionContext?: Record<string, string>;
};

export const startKeyService = async (): Promise<KeyService> => {
  const master = randomBytes(32);
  const asked: Asked[] = [];
  let refusing = false;
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await text(request)) as Body;
    const call = String(request.headers["x-amz-target"]).replace("TrentService.", "");
    const signed = String(request.headers.authorization).startsWith("AWS4-HMAC-SHA256 ");
    asked.push({ call, keyId: body.KeyId, context: body.EncryptionContext, signed });
    const answer = refusing ? refusal("AccessDeniedException") : answerTo(call, body, master);
    response.writeHead("__type" in answer ? 400 : 200, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(answer));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    refuseAll: (now) => {
      refusing = now;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const refusal = (name: string) => ({ __type: name, message: name });

const boundTo = (context: Body["EncryptionContext"]): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context ?? {}).sort()));

const answerTo = (
  call: string,
  { KeyId, KeySpec, CiphertextBlob, EncryptionContext }: Body,
  master: Buffer,
): object => {
  if (call === "GenerateDataKey" && KeySpec === "AES_256") {
    const [key, iv] = [randomBytes(32), randomBytes(12)];
    const cipher = createCipheriv("aes-256-gcm", master, iv).setAAD(boundTo(EncryptionContext));
    const wrapped = Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    return { KeyId, Plaintext: key.toString("base64"), CiphertextBlob: wrapped.toString("base64") };
  }
  if (call !== "Decrypt") return refusal("UnknownOperationException");
  const bytes = Buffer.from(CiphertextBlob ?? "", "base64");
  try {
    const decipher = createDecipheriv("aes-256-gcm", master, bytes.subarray(0, 12));
    decipher.setAAD(boundTo(EncryptionContext)).setAuthTag(bytes.subarray(-16));
    const key = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    return { KeyId, Plaintext: key.toString("base64"), EncryptionAlgorithm: "SYMMETRIC_DEFAULT" };
  } catch {
    return refusal("InvalidCiphertextException");
  }
};
