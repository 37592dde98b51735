//! `{"type":"Buffer","data":[…]}`

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Buffer;

#[derive(Deserialize, Serialize)]
#[serde(rename = "Buffer")]
struct Json<B> {
    r#type: Type,
    data: B,
}

#[derive(Deserialize, Serialize)]
enum Type {
    Buffer,
}

/// As [`toJSON`](crate::BufferExt::to_json): `{"type":"Buffer","data":[104,105]}`.
impl Serialize for Buffer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Json { r#type: Type::Buffer, data: &self.0 }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Buffer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Json::<Vec<u8>>::deserialize(deserializer).map(|json| Self(json.data))
    }
}
