#include "shared/wire/declaration_reader.h"

#include <cstdint>

#include "shared/base/text.h"
#include "shared/domain/description.h"

namespace quayside::wire {
namespace {

constexpr std::size_t kMembersMax = 64;  // of a struct: one bit each says whether it was read

class Reader {
 public:
  Reader(std::string_view text, const JsonLimits& limits)
      : at_(text.data()), end_(text.data() + text.size()), limits_(limits) {}

  // The model nests far less deep than the limit of depth.
  bool object(const Node& node) {
    if (!next_is('{')) return false;
    if (next_is('}')) return true;
    std::uint64_t seen = 0;
    do {
      std::string_view name;
      if (!string(name) || !next_is(':')) return false;
      const MemberInfo* member = node.find(name);
      if (member == nullptr) return false;
      const auto index = static_cast<std::size_t>(member - node.info->members.data());
      if (index >= kMembersMax || (seen >> index & 1) != 0) return false;
      seen |= std::uint64_t{1} << index;
      if (!value(node, *member)) return false;
    } while (next_is(','));
    return next_is('}');
  }

  bool is_at_end() {
    skip_blanks();
    return at_ == end_;
  }

 private:
  bool value(const Node& node, const MemberInfo& member) {
    switch (member.shape) {
      case Shape::leaf: {
        std::string_view text;
        if (!string(text)) return false;
        node.text(member) = text;
        return true;
      }
      case Shape::group:
        return object(node.group(member));
      case Shape::list:
        return list(node, member);
    }
    return false;
  }

  bool list(const Node& node, const MemberInfo& member) {
    if (!next_is('[')) return false;
    if (next_is(']')) return true;
    std::size_t size = 0;
    do {
      if (size == limits_.list_max) return false;
      member.insert(node.member(member), size);
      if (!object(node.element(member, size))) return false;
      ++size;
    } while (next_is(','));
    return next_is(']');
  }

  bool string(std::string_view& text) {
    if (!next_is('"')) return false;
    const char* begin = at_;
    bool is_ascii = true;
    for (; at_ != end_ && *at_ != '"'; ++at_) {
      const auto byte = static_cast<unsigned char>(*at_);
      if (byte < 0x20 || byte == '\\') return false;
      is_ascii = is_ascii && byte < 0x80;
    }
    if (at_ == end_) return false;
    text = {begin, static_cast<std::size_t>(at_ - begin)};
    ++at_;
    return text.size() <= limits_.string_bytes_max && (is_ascii || is_valid_utf8(text));
  }

  bool next_is(char wanted) {
    skip_blanks();
    if (at_ == end_ || *at_ != wanted) return false;
    ++at_;
    return true;
  }

  void skip_blanks() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t'))
      ++at_;
  }

  const char* at_;
  const char* end_;
  const JsonLimits& limits_;
};

}  // namespace

bool read_plain_declaration(std::string_view text, const JsonLimits& limits,
                            Declaration& declaration) {
  if (text.size() > limits.bytes_max) return false;
  Reader reader(text, limits);
  return reader.object(root_node(declaration)) && reader.is_at_end();
}

}  // namespace quayside::wire
