//! A browser that reads what is sent to it: RFC 8291 and RFC 8292 as a receiver sees them, with
//! other means than those that write it (`ring`; only the shared secret comes from the same curve).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::{PublicKey, SecretKey};
use ring::{
    aead::{self, AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    hmac::{self, HMAC_SHA256},
    signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey},
};
use serde_json::{Value, json};

/// Bytes of salt, record size and key length before the sender's key (RFC 8188, 2.1).
const HEAD: usize = 21;

/// A browser with keys of its own.
pub(super) struct Device {
    secret: SecretKey,
    auth: [u8; 16],
}

impl Device {
    /// One of several, each with other keys.
    pub(super) fn number(number: u8) -> Self {
        Self {
            secret: SecretKey::from_slice(&[number; 32]).expect("a key"),
            auth: [number; 16],
        }
    }

    /// Its public key, as a browser tells it.
    pub(super) fn p256dh(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.secret.public_key().to_sec1_bytes())
    }

    /// Its secret, as a browser tells it.
    pub(super) fn auth(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.auth)
    }

    /// What a message says.
    pub(super) fn read(&self, body: &[u8]) -> Value {
        serde_json::from_slice(&self.decrypt(body)).expect("JSON")
    }

    fn decrypt(&self, body: &[u8]) -> Vec<u8> {
        let (salt, length) = (&body[..16], usize::from(body[HEAD - 1]));
        let (sender, record) = body[HEAD..].split_at(length);
        let record_size = u32::from_be_bytes(body[16..20].try_into().expect("four bytes"));
        assert!(record.len() <= record_size as usize, "one record");
        let public = PublicKey::from_sec1_bytes(sender).expect("the sender's key");
        let shared = p256::ecdh::diffie_hellman(self.secret.to_nonzero_scalar(), public.as_affine());
        let own = self.secret.public_key().to_sec1_bytes();
        let info = [&b"WebPush: info\0"[..], &own, sender].concat();
        let secret = derived(&self.auth, shared.raw_secret_bytes(), &info);
        let key = &derived(salt, &secret, b"Content-Encoding: aes128gcm\0")[..16];
        let nonce = &derived(salt, &secret, b"Content-Encoding: nonce\0")[..aead::NONCE_LEN];
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, key).expect("a key"));
        let nonce = Nonce::try_assume_unique_for_key(nonce).expect("a nonce");
        let mut record = record.to_vec();
        let opened = key.open_in_place(nonce, Aad::empty(), &mut record).expect("it opens");
        let end = opened.iter().rposition(|byte| *byte != 0).expect("a mark at the end");
        assert_eq!(opened[end], 2, "the mark of the last record");
        opened[..end].to_vec()
    }
}

/// The first block of HKDF (RFC 5869): up to 32 bytes.
fn derived(salt: &[u8], secret: &[u8], info: &[u8]) -> Vec<u8> {
    let extracted = hmac::sign(&hmac::Key::new(HMAC_SHA256, salt), secret);
    let expanding = hmac::Key::new(HMAC_SHA256, extracted.as_ref());
    hmac::sign(&expanding, &[info, &[1]].concat()).as_ref().to_vec()
}

/// What a push service finds signed in `Authorization`: the key, and the claims.
pub(super) fn claims(authorization: &str) -> (Vec<u8>, Value) {
    let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).expect("base64url");
    let (token, key) = authorization
        .strip_prefix("vapid t=")
        .and_then(|rest| rest.split_once(", k="))
        .expect("a token and a key");
    let (signed, signature) = token.rsplit_once('.').expect("a signature");
    let (head, claims) = signed.split_once('.').expect("a head");
    let head: Value = serde_json::from_slice(&decode(head)).expect("JSON");
    assert_eq!(head, json!({ "typ": "JWT", "alg": "ES256" }));
    let key = decode(key);
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &key)
        .verify(signed.as_bytes(), &decode(signature))
        .expect("the signature holds");
    (key, serde_json::from_slice(&decode(claims)).expect("JSON"))
}

#[test]
fn the_example_of_the_rfc_is_read() {
    let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).expect("base64url");
    // RFC 8291, section 5.
    let device = Device {
        secret: SecretKey::from_slice(&decode("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")).expect("a key"),
        auth: decode("BTBZMqHH6r4Tts7J_aSIgg").try_into().expect("16 bytes"),
    };
    let body = decode(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6\
         PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
    );
    assert_eq!(device.decrypt(&body), b"When I grow up, I want to be a watermelon");
}
