import type { Page } from "@playwright/test";

/** A device that keeps passkeys and knows its owner (Chromium's virtual authenticator), in a page's browser. */
export class Device {
  private constructor(
    private readonly tell: (verified: boolean) => Promise<void>,
    private readonly list: () => Promise<number>,
  ) {}

  static async of(page: Page): Promise<Device> {
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable");
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Device(
      async (isUserVerified) => {
        await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
      },
      async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length,
    );
  }

  /** Whether its owner holds it from now on. */
  async heldByOwner(verified: boolean): Promise<void> {
    await this.tell(verified);
  }

  /** How many passkeys it keeps. */
  async passkeys(): Promise<number> {
    return this.list();
  }
}

/** Keeps passkeys from being offered among addresses: a device that is simulated would take the offer at once. */
export async function withoutSuggestions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
}
