//! A sensor's message as bytes: writing it, showing it in each encoding, reading it back, and what is refused.
//!
//! Run with `cargo run --example buffer`.

use nodular::buffer::{
    Buffer, BufferExt, BufferRead, BufferWrite, Encoding, Error, is_utf8, transcode,
};

fn main() -> Result<(), Error> {
    // Kind, id (3 bytes), temperature (float), length of the name, name.
    let name = Buffer::from("Küche");
    let mut message = Buffer::alloc(9 + name.len());
    let end = message.write_uint8(2, 0)?;
    let end = message.write_uint_be(70_000, end, 3)?;
    let end = message.write_float_le(21.5, end)?;
    let end = message.write_uint8(name.len() as u8, end)?;
    name.copy(&mut message, end, ..)?;
    println!("{message:?}");

    for encoding in [Encoding::Hex, Encoding::Base64, Encoding::Base64Url, Encoding::Latin1] {
        println!("{encoding}: {}", serde_json::json!(message.to_string(encoding)));
    }

    let text = message.to_string(Encoding::Base64).replacen('A', "\nA", 1);
    let received = Buffer::from_text(&text, Encoding::Base64);
    println!("the same after a line break: {}", received == message);
    println!("sensor {}: {} degrees", received.read_uint_be(1, 3)?, received.read_float_le(4)?);
    let name = received.subarray(9, None);
    let latin1 = transcode(name, Encoding::Utf8, Encoding::Latin1)?;
    print!("in {}, UTF-8: {}, ", name.to_string(Encoding::Utf8), is_utf8(name));
    println!("{} bytes in Latin-1", latin1.len());

    let mut log = Buffer::concat([&message[..], b"--", &message]);
    let (first, last) = (log.index_of("ch"), log.last_index_of("ch"));
    print!("first 'ch' at {}, last at {}, ", first.unwrap_or(0), last.unwrap_or(0));
    println!("'--' in the last 20: {}", log.includes_from("--", -20));
    log.subarray_mut(-(message.len() as isize), None).fill_pattern(".-", ..)?;
    println!("{}", log.to_string_in(Encoding::Latin1, 9..));

    // What a stranger sends may be short, and never reads past the end.
    let refused = [
        received.read_uint32_be(13).err(),
        Buffer::alloc(2).read_double_le(0).err(),
        message.write_uint_be(1 << 24, 1, 3).err(),
    ];
    for error in refused.into_iter().flatten() {
        println!("{}: {error}", error.code());
    }
    Ok(())
}
