//! Blobs, files and the URLs that stand for them.

use std::pin::pin;

use bytes::{Bytes, BytesMut};
use futures_util::{FutureExt, Stream, StreamExt};
use nodular_buffer::{Blob, BlobOptions, BlobPart, Buffer, Endings, File, FileOptions, ObjectUrls};
use nodular_record::Table;
use serde_json::{Value, json};

use crate::values::{bytes, hex, list, same, text};

#[test]
fn every_blob_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "blob").check(1_200, |case| match text(&case[0]) {
        "blob" => {
            let options = options(&case[2]);
            // What a text's lines end with is the operating system's, and the table is of Linux.
            if cfg!(windows) && case[2]["endings"] == "native" {
                return Ok(());
            }
            let mut blob = Blob::new(parts(&case[1]), options);
            for slice in list(&case[3]) {
                let start = slice[0].as_i64().expect("a start");
                blob = blob.slice(start, slice[1].as_i64(), text(&slice[2]));
            }
            let lengths: Vec<usize> = collect(blob.stream()).iter().map(Bytes::len).collect();
            let texts = collect(blob.text_stream());
            assert_eq!(texts.concat(), blob.text());
            let texts = if case[4][5].is_null() { Value::Null } else { json!(texts) };
            let hex = hex(&blob.bytes());
            let actual =
                json!([blob.size(), blob.content_type(), hex, blob.text(), lengths, texts]);
            same(actual, &case[4])
        }
        "file" => {
            let last_modified = case[2]["lastModified"].as_i64().expect("a time");
            let options = FileOptions::default()
                .content_type(text(&case[2]["type"]))
                .last_modified(last_modified);
            let file = File::new(["hello"], text(&case[1]), options);
            let actual = json!([
                file.name(),
                file.last_modified(),
                file.content_type(),
                file.size(),
                file.slice(1, 3, "").size(),
            ]);
            same(actual, &case[3])
        }
        "url" => {
            let urls = ObjectUrls::new();
            let created = urls.create(&Blob::from("abc"));
            let id = created.strip_prefix("blob:nodedata:").expect("the form of Node's");
            let url = text(&case[1]).replace("ID", id);
            let found = urls.resolve(&url).is_some();
            urls.revoke(&url);
            assert_eq!(urls.resolve(&created).is_none(), found);
            same(found.into(), &case[2])
        }
        other => panic!("no such case: {other}"),
    });
}

fn parts(parts: &Value) -> Vec<BlobPart> {
    let part = |part: &Value| match text(&part[0]) {
        "text" => text(&part[1]).into(),
        "bytes" => bytes(&part[1]).into(),
        _ => Blob::new(self::parts(&part[1]), BlobOptions::default()).into(),
    };
    list(parts).iter().map(part).collect()
}

fn options(options: &Value) -> BlobOptions {
    let endings = match options["endings"].as_str() {
        Some("native") => Endings::Native,
        _ => Endings::Transparent,
    };
    BlobOptions::default()
        .content_type(options["type"].as_str().unwrap_or_default())
        .endings(endings)
}

/// All that a stream has, which is always ready.
fn collect<T>(stream: impl Stream<Item = T>) -> Vec<T> {
    let stream = pin!(stream);
    let (least, most) = stream.size_hint();
    let items: Vec<T> = stream.collect().now_or_never().expect("it never waits");
    assert!(least <= items.len() && Some(items.len()) <= most);
    items
}

#[test]
fn a_blob_shares_the_memory_of_its_parts() {
    let (head, body) = (Bytes::from(vec![1; 100]), Bytes::from(vec![2; 100]));
    let blob = Blob::new([head.clone(), body.clone()], BlobOptions::default());
    let outer = Blob::new([&blob, &blob], BlobOptions::default());
    assert_eq!(outer.size(), 400);
    let chunks = collect(outer.slice(150, 390, "").stream());
    let places: Vec<_> = chunks.iter().map(|chunk| chunk.as_ptr()).collect();
    assert_eq!(places, [body[50..].as_ptr(), head.as_ptr(), body.as_ptr()]);
    assert_eq!(outer.slice(310, 320, "").bytes().as_ptr(), body[10..].as_ptr());
}

#[test]
fn whatever_has_bytes_becomes_a_blob() {
    let blobs: [Blob; 7] = [
        Bytes::from_static(b"hi").into(),
        BytesMut::from("hi").into(),
        vec![b'h', b'i'].into(),
        b"hi".as_slice().into(),
        Buffer::from("hi").into(),
        String::from("hi").into(),
        "hi".into(),
    ];
    for blob in blobs {
        assert_eq!((blob.size(), blob.content_type()), (2, ""));
        assert_eq!(Bytes::from(blob), "hi");
    }
    let file = File::new(["h"], "h", FileOptions::default());
    let parts = [BlobPart::from(&file), file.into(), b"i".into()];
    assert_eq!(Blob::new(parts, BlobOptions::default()).text(), "hhi");
}

#[test]
fn a_file_is_modified_now_unless_it_is_said() {
    let last_modified = File::new([""; 0], "new", FileOptions::default()).last_modified();
    assert!(last_modified > 1_700_000_000_000, "{last_modified}");
}

#[test]
fn they_are_shown_with_their_size() {
    let options = FileOptions::default().content_type("a/b").last_modified(3);
    let file = File::new(["hi"], "x", options);
    assert_eq!(
        format!("{file:?}"),
        r#"File { size: 2, type: "a/b", name: "x", last_modified: 3 }"#
    );
    assert_eq!(format!("{:?}", Blob::from(file)), r#"Blob { size: 2, type: "a/b" }"#);
}

#[test]
fn every_url_is_another() {
    let urls = ObjectUrls::new();
    let mut all: Vec<String> = (0..1000).map(|_| urls.create(&Blob::default())).collect();
    for url in &all {
        let id = url.strip_prefix("blob:nodedata:").expect("the form of Node's");
        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
        assert!(id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-')), "{id}");
        assert_eq!(&id[14..15], "4", "{id}");
        assert!(matches!(&id[19..20], "8" | "9" | "a" | "b"), "{id}");
    }
    all.extend((0..1000).map(|_| ObjectUrls::new().create(&Blob::default())));
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 2000);
}
