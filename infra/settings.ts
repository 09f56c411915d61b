// What can be set when the stack is made (`-c name=value`), and what is said about a value that cannot be.
import type { SignIn } from "./sign-in.ts";

export type Settings = {
  tableName: string | undefined;
  /** Undefined: a Cognito user pool is made. */
  signIn: SignIn | undefined;
  requestsPerSecond: number;
  burst: number;
};

type Wrong = { wrong: string };

/** `region` is the one that the AWS CLI is set to, unless the context names another. */
export const readSettings = (context: (name: string) => unknown, region: string | undefined): Settings | Wrong => {
  const text = (name: string) => {
    const value = context(name);
    return value === undefined || value === "" ? undefined : String(value);
  };
  const signIn = readSignIn(text("issuer"), text("audience"), text("region") ?? region);
  if (signIn && "wrong" in signIn) return signIn;
  const tableName = text("tableName");
  if (tableName !== undefined && !/^[A-Za-z0-9_.-]{3,255}$/.test(tableName)) return wrongName(tableName);
  const requestsPerSecond = wholeNumber(text("requestsPerSecond") ?? "100");
  const burst = wholeNumber(text("burst") ?? "200");
  if (!requestsPerSecond) return wrongLimit("requestsPerSecond");
  if (!burst) return wrongLimit("burst");
  return { tableName, signIn, requestsPerSecond, burst };
};

const readSignIn = (issuer?: string, list?: string, region?: string): SignIn | Wrong | undefined => {
  const audience = (list ?? "").split(",").flatMap((each) => each.trim() || []);
  if (issuer === undefined && audience.length > 0) return audienceAlone;
  if (issuer === undefined) return region?.startsWith("cn-") ? withoutCognito(region) : undefined;
  if (!/^https:\/\/[^\s/?#]+[^\s?#]*$/.test(issuer)) return wrongIssuer(issuer);
  return audience.length > 0 ? { issuer, audience } : issuerAlone;
};

const wholeNumber = (text: string): number => (/^[1-9][0-9]{0,5}$/.test(text) ? Number(text) : 0);

const withoutCognito = (region: string): Wrong => ({
  wrong: `${region} 没有 Cognito 用户池，须指明登录服务：-c issuer=https://… -c audience=…
${region} has no Cognito user pools, so name the service that signs people in: -c issuer=https://… -c audience=…`,
});

const wrongIssuer = (issuer: string): Wrong => ({
  wrong: `issuer 应为 OIDC 签发者的地址，以 https:// 开头，不是 ${issuer}
issuer is the address of an OIDC issuer and begins with https://, not ${issuer}`,
});

const issuerAlone: Wrong = {
  wrong: `有 issuer 时还须有 audience（多个以逗号隔开），否则该签发者给其他系统的令牌也能用
With an issuer goes an audience (several with commas), or tokens that it issued for other systems would do here too`,
};

const audienceAlone: Wrong = {
  wrong: `有 audience 时还须有 issuer：-c issuer=https://…
With an audience goes an issuer: -c issuer=https://…`,
};

const wrongName = (name: string): Wrong => ({
  wrong: `tableName 应为 3 至 255 个字母、数字、_、.、-，不是 ${name}
tableName is 3 to 255 letters, digits, _, . or -, not ${name}`,
});

const wrongLimit = (name: string): Wrong => ({
  wrong: `${name} 应为 1 至 999999 的整数
${name} is a whole number from 1 to 999999`,
});
