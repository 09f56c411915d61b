// What `npm start` prints: where the service stands, and a line to try with the answer that it really gives.

const request = {
  policy: { id: "jiangli-sample", on: "2026-11-20" },
  scheme: "suggestion",
  facts: { benefit: "50000.01" },
  trace: "none",
};

export const welcome = async (address: string): Promise<string> => {
  const body = JSON.stringify(request);
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${address}/v1/calculations`, { method: "POST", headers, body });
  return `奖励计算已就绪 Jiangli is ready

  说明 Read     ${address}/docs
  状态 Health   ${address}/health

试一试 Try it:
  curl -s ${address}/v1/calculations -H 'content-type: application/json' -d '${body}'

回答 It answers:
  ${await answer.text()}

按 Ctrl-C 结束。Ctrl-C ends it. 以下为请求日志 Below is the log of requests:
`;
};
