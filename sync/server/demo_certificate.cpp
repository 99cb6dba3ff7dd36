// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/server/demo_certificate.h"

#include <memory>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "app/base/file.h"

namespace custody::server {
namespace {

template <auto Free> struct Freed {
    template <typename T> void operator()(T* thing) const { Free(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free>>;

constexpr std::size_t pemLimit = 64 * 1024;

bool extend(X509* certificate, int kind, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    auto* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
    const bool added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

Certificate selfSigned(EVP_PKEY* key)
{
    constexpr long day = 24 * 60 * 60;
    Certificate certificate(X509_new());
    auto* const made = certificate.get();
    std::int64_t serial = 0;
    if (!made || RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1)
        return {};
    auto* const name = X509_get_subject_name(made);
    const auto* const subject = reinterpret_cast<const unsigned char*>("custody-cloud demo");
    // Valid from yesterday: a station whose clock runs behind can still connect.
    const bool done = X509_set_version(made, X509_VERSION_3) == 1
        && ASN1_INTEGER_set_int64(X509_get_serialNumber(made), serial & INT64_MAX) == 1
        && X509_gmtime_adj(X509_getm_notBefore(made), -day)
        && X509_gmtime_adj(X509_getm_notAfter(made), 3650 * day) && X509_set_pubkey(made, key) == 1
        && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, subject, -1, -1, 0) == 1
        && X509_set_issuer_name(made, name) == 1
        && extend(made, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        && extend(made, NID_key_usage, "critical,digitalSignature,keyCertSign")
        && extend(made, NID_ext_key_usage, "serverAuth")
        && extend(made, NID_subject_alt_name, "IP:127.0.0.1,IP:::1,DNS:localhost")
        && X509_sign(made, key, EVP_sha256()) > 0;
    return done ? std::move(certificate) : nullptr;
}

ByteView content(BIO* memory)
{
    char* start = nullptr;
    const long size = BIO_get_mem_data(memory, &start);
    return {reinterpret_cast<const std::uint8_t*>(start), static_cast<std::size_t>(size)};
}

} // namespace

Result<> makeDemoCertificate(const TlsFiles& files)
{
    const auto certificateThere = TRY(readFileIfThere(files.certificate, pemLimit));
    const auto keyThere = TRY(readFileIfThere(files.key, pemLimit));
    if (certificateThere && keyThere)
        return {};
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = key ? selfSigned(key.get()) : nullptr;
    const Memory keyText(BIO_new(BIO_s_mem()));
    const Memory certificateText(BIO_new(BIO_s_mem()));
    if (!certificate || !keyText || !certificateText
        || PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1
        || PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1)
        return fail(Fault::Storage, "OpenSSL could not make the demo certificate");
    TRY(replaceFile(files.key, content(keyText.get()), Access::OwnerOnly));
    return replaceFile(files.certificate, content(certificateText.get()));
}

bool useCertificate(ssl_ctx_st& context, const TlsFiles& files)
{
    return SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION) == 1
        && SSL_CTX_use_certificate_chain_file(&context, files.certificate.c_str()) == 1
        && SSL_CTX_use_PrivateKey_file(&context, files.key.c_str(), SSL_FILETYPE_PEM) == 1
        && SSL_CTX_check_private_key(&context) == 1;
}

} // namespace custody::server
