// Whether the key that a backup's sealed fields want is there before they come back, and what is noted of it afterwards.
import type { Words } from "../domain/words.ts";
import { isAnythingSealed } from "../functions/store/scan.ts";
import { fingerprintThere, keyFileIn, noteFingerprint, whyNoFieldKey } from "../infra/local/field-key.ts";
import type { TablePlace } from "./with-table.ts";

type Unfit = {
  refused: Words;
  /** What is still to be done after a restore without it. */
  later: Words;
};

/** A backup from AWS, or from before keys had fingerprints, names none: then any key may be the right one. */
export const whyKeyUnfit = async (wanted: string | undefined, { folder }: TablePlace): Promise<Unfit | undefined> => {
  const there = await fingerprintThere();
  if (wanted === undefined ? there !== undefined || folder === undefined : there === wanted) return undefined;
  const path = process.env.JIANGLI_KEY_FILE ?? "JIANGLI_KEY_FILE";
  const which = wanted === undefined ? { zh: "", en: "" } : { zh: `指纹为 ${wanted} 的`, en: ` ${wanted}` };
  const found =
    there === undefined
      ? { zh: `${path} 不在或不能使用`, en: `${path} is not there or cannot be used` }
      : { zh: `${path} 的指纹是 ${there}`, en: `${path} has the fingerprint ${there}` };
  return {
    refused: {
      zh: `未恢复任何内容：加密的账号需要${which.zh}密钥，而${found.zh}。请先把那个密钥放到 ${path}（权限 600）；暂时没有时可用 --without-key，其他一切都会恢复`,
      en: `nothing was restored: sealed account numbers need the key with the fingerprint${which.en || " of their time"}, and ${found.en}. Put that key at ${path} first (mode 600); without it at hand, --without-key restores all else`,
    },
    later: {
      zh: `还缺密钥：把${which.zh}密钥放到 ${path} 之前，银行账号和证件号码既不能查看也不能录入`,
      en: `The key is still missing: until the one with the fingerprint${which.en || " of their time"} is put at ${path}, account and identity numbers can neither be read nor entered`,
    },
  };
};

/** What is to be noted once all is back: the key of the backup, unless another one has sealed something here before. */
export const keySettler = async (wanted: string | undefined, { folder }: TablePlace): Promise<() => Promise<void>> => {
  if (folder === undefined || process.env.JIANGLI_KEY_FILE !== keyFileIn(folder)) return async () => {};
  const isFirst = !(await isAnythingSealed());
  return async () => {
    if (wanted !== undefined && isFirst) noteFingerprint(keyFileIn(folder), wanted);
    else await whyNoFieldKey(folder);
  };
};
