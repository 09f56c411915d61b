// Words in both languages 中英文: what every message of the product is made of.

export type Words = { zh: string; en: string };

/** What a refusal may need to say, in one language: what stood there, what would be right, and what it is called. */
export type Told = { given?: string; wanted?: string; name?: string };

/** How each code is worded. */
export type Wording = Record<string, (told: Told) => Words>;
