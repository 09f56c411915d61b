// The key holder on AWS: KMS makes and opens data keys, with the place as their encryption context, so that its own log says whose field it was.
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { type KeyHolder, placeParts } from "./place.ts";

export const kmsKeyHolder = (keyId: string): KeyHolder => {
  const kms = new KMSClient({ maxAttempts: 3 });
  return {
    newDataKey: async (place) => {
      const { Plaintext: key, CiphertextBlob: wrapped } = await kms.send(
        new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: "AES_256", EncryptionContext: placeParts(place) }),
      );
      if (!key || !wrapped) throw new Error("KMS answered without a data key");
      return { key, wrapped };
    },
    openDataKey: async (wrapped, place) => {
      try {
        const answer = await kms.send(
          new DecryptCommand({ KeyId: keyId, CiphertextBlob: wrapped, EncryptionContext: placeParts(place) }),
        );
        return answer.Plaintext;
      } catch (error) {
        // Everything else says nothing about the field: a missing grant, a busy service, a key that was switched off.
        if (changedOrElsewhere.has((error as Error).name)) return undefined;
        throw error;
      }
    },
  };
};

const changedOrElsewhere = new Set(["InvalidCiphertextException", "IncorrectKeyException"]);
