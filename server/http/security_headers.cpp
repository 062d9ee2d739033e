#include "server/http/security_headers.h"

namespace quayside::http {
namespace {

// No inline code, no eval but compiling WebAssembly, no strings turned into script but
// the address of the service worker, no framing.
constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "connect-src 'self'; font-src 'self'; img-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types quayside-service-worker";

constexpr Header kHeaders[] = {
    {"Content-Security-Policy", kContentSecurityPolicy},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Embedder-Policy", "require-corp"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Permissions-Policy",
     "camera=(self), microphone=(), geolocation=(), publickey-credentials-create=(self), "
     "publickey-credentials-get=(self)"},
};

}  // namespace

std::span<const Header> security_headers() { return kHeaders; }

Header transport_security_header() {
  return {"Strict-Transport-Security", "max-age=63072000; includeSubDomains"};
}

}  // namespace quayside::http
