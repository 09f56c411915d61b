// Asks an address whether a DynamoDB stands there, without the SDK, which takes longer to load than the database to start.

/** The embedded database and its like want to see a signature, and do not check it. */
const headers = {
  "content-type": "application/x-amz-json-1.0",
  "x-amz-target": "DynamoDB_20120810.ListTables",
  "x-amz-date": "20260101T000000Z",
  authorization:
    "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
};

/** The status it answers with; undefined when nobody answers. */
export const statusOf = async (endpoint: string, patienceMs = 5_000): Promise<number | undefined> => {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(endpoint, { method: "POST", headers, body: "{}", signal });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
};
