// What a workbook says around its sheets: which one people see first, the texts they share, and which formats are dates.
import { type Archive, broken, type Part, plain } from "./archive.ts";
import { type Fault, faultIn, isFault, type SheetLimits, tooLarge } from "./sheet.ts";
import { type TextStore, textStore } from "./text-store.ts";
import { kindOfFormat, kindOfKnownFormat, type NumberKind } from "./xlsx-values.ts";
import { readXml } from "./xml.ts";

export type Workbook = {
  sheet: Part;
  isFrom1904: boolean;
  texts: TextStore;
  /** By the number of a cell's style. */
  kinds: NumberKind[];
};

export const openWorkbook = async (archive: Archive, limits: SheetLimits): Promise<Workbook | Fault> => {
  const outer = await linksOf(archive, "");
  if (isFault(outer)) return outer;
  const path = outer.find(({ type }) => type === "officeDocument")?.target ?? "";
  const part = archive.get(path);
  const links = await linksOf(archive, path);
  if (isFault(links)) return links;
  if (part === undefined) return broken;
  const listed = await sheetsIn(part);
  if (isFault(listed)) return listed;

  const partAt = (link: Link | undefined): Part | undefined => archive.get(link?.target ?? "");
  // Sheets come in the order of their tabs; a chart has a tab too, but is no worksheet.
  const worksheets = listed.visible.map((id) => links.find((link) => link.id === id && link.type === "worksheet"));
  const sheet = partAt(worksheets.find((link) => link !== undefined));
  if (sheet === undefined) return faultIn("unreadable", { given: nothingVisible, wanted: plain });
  const texts = await textsIn(partAt(links.find(({ type }) => type === "sharedStrings")), limits);
  if (isFault(texts)) return texts;
  const kinds = await kindsIn(partAt(links.find(({ type }) => type === "styles")));
  return isFault(kinds) ? kinds : { sheet, isFrom1904: listed.isFrom1904, texts, kinds };
};

const nothingVisible = { zh: "没有可见的工作表", en: "no sheet that can be seen" };

type Link = { id: string; type: string; target: string };

/** The links of a part, or of the archive itself, to its other parts; none leads outside. */
const linksOf = async (archive: Archive, path: string): Promise<Link[] | Fault> => {
  const [folder, name] = [path.slice(0, path.lastIndexOf("/") + 1), path.slice(path.lastIndexOf("/") + 1)];
  const part = archive.get(`${folder}_rels/${name}.rels`);
  if (part === undefined) return broken;
  const links: Link[] = [];
  const fault = await readXml(part, {
    open: (element, { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode }) => {
      if (element === "Relationship" && mode !== "External")
        links.push({ id, type: type.slice(type.lastIndexOf("/") + 1), target: pathFrom(folder, target) });
      return undefined;
    },
  });
  return fault ?? links;
};

const pathFrom = (folder: string, target: string): string => {
  const path: string[] = target.startsWith("/") ? [] : folder.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/").toLowerCase();
};

const isTrue = (written: string | undefined): boolean => written === "1" || written === "true";

const sheetsIn = async (part: Part): Promise<{ visible: string[]; isFrom1904: boolean } | Fault> => {
  const visible: string[] = [];
  let isFrom1904 = false;
  const fault = await readXml(part, {
    open: (element, attributes, parent) => {
      if (element === "workbookPr") isFrom1904 = isTrue(attributes.date1904);
      if (element !== "sheet" || parent !== "sheets" || (attributes.state ?? "visible") !== "visible") return undefined;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1];
      if (id !== undefined) visible.push(id);
      return undefined;
    },
  });
  return fault ?? { visible, isFrom1904 };
};

/** Texts as they are written, in runs of different fonts or in one; how they are pronounced is no part of them. */
const textsIn = async (part: Part | undefined, { cellCharsMax }: SheetLimits): Promise<TextStore | Fault> => {
  const texts = textStore();
  if (part === undefined) return texts;
  let text = "";
  let isPronunciation = false;
  const fault = await readXml(part, {
    open: (element) => {
      if (element === "si") text = "";
      if (element === "rPh") isPronunciation = true;
      return undefined;
    },
    text: (piece, parent) => {
      if (parent === "t" && !isPronunciation) text += piece;
    },
    close: (element) => {
      if (element === "rPh") isPronunciation = false;
      if (element !== "si") return undefined;
      texts.add(text);
      // A character may be written as the seven of _x000D_.
      return text.length > cellCharsMax * 7 ? tooLarge(cellCharsMax, "字一格", "characters a cell") : undefined;
    },
  });
  return fault ?? texts;
};

const kindsIn = async (part: Part | undefined): Promise<NumberKind[] | Fault> => {
  const own = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  if (part === undefined) return kinds;
  const fault = await readXml(part, {
    open: (element, attributes, parent) => {
      const format = Number(attributes.numFmtId ?? 0);
      if (element === "numFmt") own.set(format, kindOfFormat(attributes.formatCode ?? ""));
      if (element === "xf" && parent === "cellXfs") kinds.push(own.get(format) ?? kindOfKnownFormat(format));
      return undefined;
    },
  });
  return fault ?? kinds;
};
