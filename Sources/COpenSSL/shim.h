#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/objects.h>
#include <openssl/ocsp.h>
#include <openssl/param_build.h>
#include <openssl/params.h>
#include <openssl/pkcs7.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

// OSSL_PARAM keeps the pointer to its name, so the names have to be C strings that live as long as the program; a Swift
// String handed to OSSL_PARAM_construct_… would be gone when the call returns.
static inline const char *COpenSSL_group_name(void) { return OSSL_PKEY_PARAM_GROUP_NAME; }
static inline const char *COpenSSL_public_key(void) { return OSSL_PKEY_PARAM_PUB_KEY; }
static inline const char *COpenSSL_private_key(void) { return OSSL_PKEY_PARAM_PRIV_KEY; }
static inline const char *COpenSSL_rsa_modulus(void) { return OSSL_PKEY_PARAM_RSA_N; }
static inline const char *COpenSSL_rsa_exponent(void) { return OSSL_PKEY_PARAM_RSA_E; }

// Macros over other macros, which Swift does not import.
static const int COpenSSL_public_selection = EVP_PKEY_PUBLIC_KEY;
static const int COpenSSL_pair_selection = EVP_PKEY_KEYPAIR;

// RFC 2253's escapes, but letters beyond ASCII stay letters.
static const unsigned long COpenSSL_name_form = XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB;
