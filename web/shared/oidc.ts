import { pause } from './retry';

/** How the pages find the identity provider. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  scope: string;
}

/** A sign-in that the identity provider, or a check of its response, refused. */
export class SignInError extends Error {}

interface Provider {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  end_session_endpoint?: string;
}

/** The state that the page keeps while the person is at the identity provider. It holds no token. */
interface Departure {
  state: string;
  nonce: string;
  verifier: string;
  address: string;
}

interface TokenResponse {
  access_token?: string;
  token_type?: string;
  expires_in?: number;
  refresh_token?: string;
  id_token?: string;
  error?: string;
  error_description?: string;
}

const DEPARTURE = 'parley.sign-in';
/** Tokens are renewed this long before they expire, or after two thirds of a shorter life. */
const MARGIN_MILLIS = 60_000;
const CLOCK_SKEW_MILLIS = 60_000;
const DEFAULT_LIFE_SECONDS = 300;
const RETRY_MILLIS = 5000;

/** The page's address as it is registered at the identity provider: without query, extension or slash at the end. */
const redirectUri = () => location.origin + location.pathname.replace(/(\.html|\/)$/, '');

/** Goes to the identity provider. The page is loaded again afterwards, and `arrive` completes the sign-in. */
export async function depart(settings: OidcSettings): Promise<never> {
  const provider = await discover(settings);
  const departure: Departure = { state: secret(), nonce: secret(), verifier: secret(), address: location.href };
  sessionStorage.setItem(DEPARTURE, JSON.stringify(departure));
  const challenge = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(departure.verifier));
  const target = new URL(provider.authorization_endpoint);
  const parameters = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: redirectUri(),
    scope: `openid ${settings.scope.replace(/\bopenid\b/, '')}`.trim(),
    state: departure.state,
    nonce: departure.nonce,
    code_challenge: base64url(challenge),
    code_challenge_method: 'S256',
  };
  Object.entries(parameters).forEach(([name, value]) => target.searchParams.set(name, value));
  // Replaces the address, so that the back button does not lead to the provider.
  location.replace(target);
  return new Promise(() => {});
}

/**
 * Completes the sign-in if the page's address is the identity provider's response, and restores the address. Undefined if it is not. The page
 * must await this before it reads the address.
 */
export async function arrive(settings: OidcSettings): Promise<OidcSession | undefined> {
  const response = new URLSearchParams(location.search);
  if (!response.has('state') || !(response.has('code') || response.has('error'))) return undefined;
  const departure = takeDeparture();
  // The code is used up, whatever comes of it.
  history.replaceState(null, '', departure?.address ?? redirectUri());
  if (departure?.state !== response.get('state')) throw new SignInError('The sign-in was not started by this page.');
  if (response.has('error')) throw new SignInError(response.get('error_description') ?? response.get('error')!);
  const provider = await discover(settings);
  if ((response.get('iss') ?? provider.issuer) !== provider.issuer) throw new SignInError('Another issuer has responded.');
  const tokens = await requestTokens(provider, {
    grant_type: 'authorization_code',
    client_id: settings.clientId,
    code: response.get('code')!,
    redirect_uri: redirectUri(),
    code_verifier: departure.verifier,
  });
  checkIdToken(tokens.id_token, { issuer: provider.issuer, clientId: settings.clientId, nonce: departure.nonce });
  return new OidcSession(settings, provider, tokens);
}

/** The tokens of a person, in memory only. They are renewed before they expire. */
export class OidcSession {
  #authorization = '';
  #expiresAt = 0;
  #renewAt = 0;
  #refreshToken: string | undefined;
  #idToken: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #renewal: Promise<void> | undefined;
  /** Called once the tokens can't be renewed any more, so that the person must sign in again. */
  onExpired: () => void = () => {};

  constructor(
    private readonly settings: OidcSettings,
    private readonly provider: Provider,
    tokens: TokenResponse,
  ) {
    this.#take(tokens);
  }

  /**
   * The Authorization header with a token that is valid. Waits for a new token if necessary, for ever if the person must sign in again.
   *
   * @param refused the header that the service has just refused, so that it is replaced even if it should be valid
   */
  async authorization(refused?: string): Promise<string> {
    if (refused === this.#authorization) this.#expiresAt = this.#renewAt = 0;
    if (Date.now() >= this.#renewAt) await this.#renew();
    return this.#authorization;
  }

  /** Forgets the tokens, and signs out at the identity provider if it supports that. */
  signOut(): void {
    clearTimeout(this.#timer);
    const { end_session_endpoint: endpoint } = this.provider;
    if (!endpoint) {
      location.assign(redirectUri());
      return;
    }
    const target = new URL(endpoint);
    target.searchParams.set('client_id', this.settings.clientId);
    target.searchParams.set('post_logout_redirect_uri', redirectUri());
    if (this.#idToken) target.searchParams.set('id_token_hint', this.#idToken);
    location.assign(target);
  }

  #renew(): Promise<void> {
    this.#renewal ??= this.#requestNew().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #requestNew(): Promise<void> {
    for (;;) {
      try {
        if (!this.#refreshToken) throw new SignInError('The identity provider has issued no refresh token.');
        const { clientId } = this.settings;
        this.#take(await requestTokens(this.provider, { grant_type: 'refresh_token', client_id: clientId, refresh_token: this.#refreshToken }));
        return;
      } catch (problem) {
        if (Date.now() < this.#expiresAt) {
          // The token still counts. The next request, or the timer, tries again.
          this.#renewAt = Math.min(this.#expiresAt, Date.now() + RETRY_MILLIS);
          this.#schedule();
          return;
        }
        if (problem instanceof SignInError) {
          this.onExpired();
          return new Promise(() => {});
        }
        await pause(RETRY_MILLIS);
      }
    }
  }

  #take(tokens: TokenResponse): void {
    const life = (tokens.expires_in ?? DEFAULT_LIFE_SECONDS) * 1000;
    this.#authorization = `Bearer ${tokens.access_token}`;
    this.#expiresAt = Date.now() + life;
    this.#renewAt = this.#expiresAt - Math.min(MARGIN_MILLIS, life / 3);
    this.#refreshToken = tokens.refresh_token ?? this.#refreshToken;
    this.#idToken = tokens.id_token ?? this.#idToken;
    this.#schedule();
  }

  /** Also renews the tokens of a page that sends nothing: unused refresh tokens expire. */
  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#renew(), Math.max(0, this.#renewAt - Date.now()));
  }
}

async function discover({ issuer }: OidcSettings): Promise<Provider> {
  const base = issuer.replace(/\/$/, '');
  const response = await fetch(`${base}/.well-known/openid-configuration`);
  if (!response.ok) throw new SignInError(`The identity provider responds ${response.status}.`);
  const provider = (await response.json()) as Provider;
  if (provider.issuer.replace(/\/$/, '') !== base) throw new SignInError('The identity provider names another issuer.');
  return provider;
}

async function requestTokens(provider: Provider, form: Record<string, string>): Promise<TokenResponse> {
  const response = await fetch(provider.token_endpoint, { method: 'POST', body: new URLSearchParams(form) });
  if (response.status >= 500) throw new Error(`The identity provider responds ${response.status}.`);
  const tokens = (await response.json()) as TokenResponse;
  if (!response.ok || !tokens.access_token || tokens.token_type?.toLowerCase() !== 'bearer') {
    throw new SignInError(tokens.error_description ?? tokens.error ?? 'The identity provider has issued no token.');
  }
  return tokens;
}

/** Checks the claims. The token came from the provider itself over TLS, so that its signature need not be verified (OpenID Connect Core, 3.1.3.7). */
function checkIdToken(token: string | undefined, expected: { issuer: string; clientId: string; nonce: string }): void {
  const payload = token?.split('.')[1];
  if (!payload) throw new SignInError('The identity provider has issued no ID token.');
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as { iss?: string; aud?: string | string[]; azp?: string; exp?: number; nonce?: string };
  const audiences = [claims.aud].flat();
  const isValid =
    claims.iss === expected.issuer &&
    audiences.includes(expected.clientId) &&
    (audiences.length === 1 || claims.azp === expected.clientId) &&
    (claims.exp ?? 0) * 1000 > Date.now() - CLOCK_SKEW_MILLIS &&
    claims.nonce === expected.nonce;
  if (!isValid) throw new SignInError('The ID token is not for this sign-in.');
}

function takeDeparture(): Departure | undefined {
  const stored = sessionStorage.getItem(DEPARTURE);
  sessionStorage.removeItem(DEPARTURE);
  return stored ? (JSON.parse(stored) as Departure) : undefined;
}

/** 256 random bits. */
function secret(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: ArrayBuffer | Uint8Array): string {
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
