// Which keys can lock snapshots? The file system's public keys of sheet §8.8, referred to by policies and locked snapshots.

/** A key as `/v1/file-system/security/keys/` shows it. */
export interface LockKey {
  id: string;
  name: string;
  comment: string;
  disabled: boolean;
  /** Public key in PEM. */
  public_key: string;
}

const publicKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE/P/0fLtJcgV06IUN9nvuhCYXBF/n
GQhhxL9h7eWqp06ueaBTVmCuIm6n50QywIgjmCC1qq0lF2BM5O72gdCMjQ==
-----END PUBLIC KEY-----
`;

/** Two keys, of which the second is out of use. */
export function seedLockKeys(): LockKey[] {
  const compliance = { name: "compliance", comment: "Held by the legal department", disabled: false };
  const retired = { name: "retired", comment: "", disabled: true };
  return [
    { id: "0f2b6d1e-7a54-4c0b-9e7d-3f1c5a8b2d46", ...compliance, public_key: publicKey },
    { id: "c5d9e8a1-3b27-4f60-8a1e-6d4f2b9c7e03", ...retired, public_key: publicKey },
  ];
}
