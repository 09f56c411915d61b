// How the files of imports and exports are called in the store of files.

export const importKey = (tenant: string, id: string): string => `${tenant}/imports/${id}`;

export const problemsKey = (tenant: string, id: string): string => `${tenant}/imports/${id}.problems`;

export const exportKey = (tenant: string, id: string): string => `${tenant}/exports/${id}`;
