// The little that is used of the engines measured against, so that types check before they are installed too.

declare module "json-rules-engine" {
  export type Event = { type: string; params?: Record<string, unknown> };
  export class Engine {
    constructor(rules?: object[]);
    addRule(rule: object): this;
    stop(): this;
    run(facts: Record<string, unknown>): Promise<{ events: Event[] }>;
  }
}

declare module "@gorules/zen-engine" {
  export type Decision = {
    evaluate: (context: object, options: { trace: boolean }) => Promise<{ result: unknown; trace?: object }>;
  };
  export class ZenEngine {
    createDecision(content: object): Decision;
  }
}

declare module "json-logic-engine" {
  export class LogicEngine {
    addMethod(name: string, method: (args: [number]) => unknown): void;
    build(logic: unknown): (data: unknown) => unknown;
  }
}

declare module "@marcbachmann/cel-js" {
  export class Environment {
    registerVariable(name: string, type: string): this;
    parse(expression: string): (context: object) => unknown;
  }
}
