#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "shared/seal/seal.h"

namespace quayside::seal {
namespace {

TEST(Sha256, IsThatOfFips180) {
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Base64Url, IsThatOfRfc4648WithoutPadding) {
  EXPECT_EQ(base64url(""), "");
  EXPECT_EQ(base64url("f"), "Zg");
  EXPECT_EQ(base64url("fo"), "Zm8");
  EXPECT_EQ(base64url("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64url("\xfb\xff\xfe"), "-__-");
}

TEST(Base64Url, ReadsBackWhateverItWrote) {
  for (std::size_t size = 0; size < 100; ++size) {
    const std::string bytes = random_bytes(size);
    const Result<std::string> read = from_base64url(base64url(bytes));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, bytes);
  }
}

TEST(Base64Url, HasOneTextForEachByteString) {
  using namespace std::string_view_literals;
  for (const std::string_view text :
       {"Zg=="sv, "Zg="sv, "Zh"sv, "Zm9"sv, "Z"sv, "Zm9vY"sv, "Zm 9"sv, "Zm8\n"sv, "+_8A"sv,
        "/_8A"sv, "Zm\0v"sv, "Zg\0"sv, "\xc3\xa9"sv, "\xad_8A"sv,
        "-\xdf"
        "8A"sv}) {
    EXPECT_FALSE(from_base64url(text)) << text;
  }
}

TEST(Uuid, IsOfVersion4) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const std::string uuid = random_uuid();
    ASSERT_EQ(uuid.size(), 36U);
    EXPECT_EQ(uuid[14], '4');
    EXPECT_NE(std::string_view("89ab").find(uuid[19]), std::string_view::npos);
    for (const std::size_t hyphen : {8, 13, 18, 23})
      EXPECT_EQ(uuid[hyphen], '-');
    EXPECT_TRUE(seen.insert(uuid).second);
  }
}

}  // namespace
}  // namespace quayside::seal
