// What API Gateway hands to a function (HTTP API, payload format 2.0) and takes back: only the fields that are used here.

export type HttpEvent = {
  version: "2.0";
  /** Method and path of the matched route, `$default` where none matched. */
  routeKey: string;
  rawPath: string;
  rawQueryString: string;
  /** Names in lower case. */
  headers: Record<string, string | undefined>;
  /** As they stand in the address, not decoded. */
  pathParameters?: Record<string, string>;
  body?: string;
  isBase64Encoded: boolean;
  requestContext: {
    requestId: string;
    http: { method: string; path: string };
    /** Who signs in, as the gateway has verified it. */
    authorizer?: { jwt: { claims: Record<string, unknown> } };
  };
};

export type HttpAnswer = {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  /** The body is bytes in base64: a file. */
  isBase64Encoded?: boolean;
};

/** The part of the Lambda context that is used, and that the local gateway can fill in truthfully. */
type LambdaContext = { awsRequestId: string };

export type Handler = (event: HttpEvent, context: LambdaContext) => Promise<HttpAnswer>;
