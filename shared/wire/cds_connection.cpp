#include "shared/wire/cds_connection.h"

#include <algorithm>

#include "shared/wire/json_tree.h"

namespace quayside::wire {
namespace {

constexpr std::int64_t kLifetimeMaxS = 24 * 3600;

Error malformed(std::string what) {
  return {"cds_connection_malformed", std::move(what),
          "server/README.md describes the file of the connection to HMRC."};
}

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

bool is_badge(std::string_view text) {
  return text.size() >= 6 && text.size() <= 12 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
         });
}

// Goes into a header or a form: no blanks, no control characters.
bool is_plain(std::string_view text) {
  return text.size() <= 2048 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
}

bool is_version(std::string_view text) { return text == "1.0" || text == "2.0" || text == "3.0"; }

// A whole number between the two; a member that is absent leaves what stands.
bool read_number(ObjectReader& read, std::string_view name, int least, int most, int& number) {
  const std::string text = read.optional_text(name);
  if (text.empty()) return true;
  if (text.size() > 7 ||
      !std::all_of(text.begin(), text.end(), [](char c) { return is_one_of(c, "0123456789"); })) {
    return false;
  }
  number = 0;
  for (const char c : text)
    number = number * 10 + (c - '0');
  return number >= least && number <= most;
}

void read_text(ObjectReader& read, std::string_view name, std::string& text) {
  std::string given = read.optional_text(name);
  if (!given.empty()) text = std::move(given);
}

Result<Done> check(const CdsConnection& connection) {
  if (!is_version(connection.api_version) || !is_version(connection.information_version)) {
    return malformed("a version is not 1.0, 2.0 or 3.0");
  }
  if (!connection.badge.empty() && !is_badge(connection.badge)) {
    return malformed("badge is not 6 to 12 digits and capital letters");
  }
  for (const std::string* text :
       {&connection.client_id, &connection.client_secret, &connection.notification_token,
        &connection.redirect_uri, &connection.authorise_address, &connection.upload_address,
        &connection.upload_host}) {
    if (!is_plain(*text)) return malformed("a member holds blanks or is too long");
  }
  if (connection.client_id.empty()) return malformed("clientId is empty");
  return Done{};
}

}  // namespace

Result<CdsConnection> cds_connection_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, {.bytes_max = 64 * 1024});
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the connection");
  CdsConnection connection;
  connection.address = read.text("address");
  connection.client_id = read.text("clientId");
  read_text(read, "clientSecret", connection.client_secret);
  read_text(read, "authoriseAddress", connection.authorise_address);
  read_text(read, "redirectUri", connection.redirect_uri);
  read_text(read, "badge", connection.badge);
  read_text(read, "apiVersion", connection.api_version);
  read_text(read, "informationVersion", connection.information_version);
  read_text(read, "notificationToken", connection.notification_token);
  read_text(read, "uploadAddress", connection.upload_address);
  read_text(read, "uploadHost", connection.upload_host);
  std::string grant = "authorization_code";
  std::string notifications = "push";
  read_text(read, "grant", grant);
  read_text(read, "notifications", notifications);
  const bool numbers = read_number(read, "callsPerSecond", 1, 100, connection.calls_per_second) &&
                       read_number(read, "timeoutMs", 100, 120'000, connection.timeout_ms) &&
                       read_number(read, "settleMs", 0, 3'600'000, connection.settle_ms);
  if (!numbers) return malformed("a number is out of its bounds");
  if (!read.done()) return read.error();
  if (grant != "authorization_code" && grant != "client_credentials") {
    return malformed("grant is neither authorization_code nor client_credentials");
  }
  if (notifications != "push" && notifications != "pull") {
    return malformed("notifications is neither push nor pull");
  }
  if (grant == "client_credentials") connection.grant = CdsGrant::client_credentials;
  connection.pulls_notifications = notifications == "pull";
  if (const auto sound = check(connection); !sound) return sound.error();
  return connection;
}

std::string cds_tokens_to_json(const CdsTokens& tokens) {
  Json tree = Json::object();
  tree["access"] = tokens.access;
  tree["expiresAt"] = std::to_string(tokens.expires_at);
  tree["refresh"] = tokens.refresh;
  return canonical_text(tree);
}

Result<CdsTokens> cds_tokens_from_json(std::string_view text) {
  const Result<Json> tree = parse_strict(text, {.bytes_max = 64 * 1024});
  if (!tree) return tree.error();
  ObjectReader read(*tree, "the tokens");
  CdsTokens tokens;
  tokens.access = read.text("access");
  tokens.refresh = read.text("refresh");
  const std::string expires_at = read.text("expiresAt");
  if (!read.done()) return read.error();
  for (const char c : expires_at.substr(0, 15))
    tokens.expires_at = tokens.expires_at * 10 + (c - '0');
  return tokens;
}

Result<CdsTokens> cds_tokens_from_answer(std::string_view text, std::int64_t now) {
  const Result<Json> tree = parse_strict(text, {.bytes_max = 64 * 1024});
  if (!tree) return tree.error();
  const auto member = [&](const char* name) {
    const auto found = tree->is_object() ? tree->find(name) : tree->end();
    return found != tree->end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  CdsTokens tokens{member("access_token"), member("refresh_token"), now};
  if (tokens.access.empty() || !is_plain(tokens.access) || !is_plain(tokens.refresh)) {
    return wrong_type("access_token", "a token");
  }
  const auto lifetime = tree->find("expires_in");
  if (lifetime != tree->end() && lifetime->is_number_unsigned()) {
    const auto seconds = lifetime->get<std::uint64_t>();
    tokens.expires_at +=
        1000 * static_cast<std::int64_t>(std::min<std::uint64_t>(seconds, kLifetimeMaxS));
  }
  return tokens;
}

}  // namespace quayside::wire
