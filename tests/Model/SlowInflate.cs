namespace Opgoerelse.Model;

/// <summary>Unpacks deflate (RFC 1951), bit by bit, and tells where it ended.</summary>
public sealed class SlowInflate
{
    private static readonly int[] LengthBase =
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    private static readonly int[] LengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    private static readonly int[] DistanceBase =
        [
            1,
            2,
            3,
            4,
            5,
            7,
            9,
            13,
            17,
            25,
            33,
            49,
            65,
            97,
            129,
            193,
            257,
            385,
            513,
            769,
            1025,
            1537,
            2049,
            3073,
            4097,
            6145,
            8193,
            12289,
            16385,
            24577,
        ];

    private static readonly int[] DistanceBits =
    [
        0,
        0,
        0,
        0,
        1,
        1,
        2,
        2,
        3,
        3,
        4,
        4,
        5,
        5,
        6,
        6,
        7,
        7,
        8,
        8,
        9,
        9,
        10,
        10,
        11,
        11,
        12,
        12,
        13,
        13,
    ];

    private static readonly int[] CodeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private readonly byte[] _input;
    private readonly List<byte> _output = [];
    private int _byte;
    private int _bit;

    private SlowInflate(byte[] input, int from)
    {
        _input = input;
        _byte = from;
    }

    /// <summary>The unpacked bytes, and the position after the packed ones; <see cref="FormatException"/> when they are wrong.</summary>
    public static (List<byte> Output, int End) Inflate(byte[] input, int from)
    {
        SlowInflate inflate = new(input, from);
        bool last;
        do
        {
            last = inflate.Bits(1) == 1;
            inflate.Block(inflate.Bits(2));
        }
        while (!last);
        return (inflate._output, inflate._bit == 0 ? inflate._byte : inflate._byte + 1);
    }

    private void Block(int type)
    {
        switch (type)
        {
            case 0:
                Stored();
                break;
            case 1:
                int[] literals =
                [
                    .. Enumerable.Repeat(8, 144), .. Enumerable.Repeat(9, 112), .. Enumerable.Repeat(7, 24), .. Enumerable.Repeat(8, 8),
                ];
                Packed(Codes(literals), Codes([.. Enumerable.Repeat(5, 32)]));
                break;
            case 2:
                Dynamic();
                break;
            default:
                throw new FormatException("no block of deflate");
        }
    }

    private void Stored()
    {
        if (_bit != 0)
        {
            _bit = 0;
            _byte++;
        }

        int length = Bits(16);
        if (Bits(16) != (length ^ 0xffff))
        {
            throw new FormatException("the length of a stored block");
        }

        for (; length > 0; length--)
        {
            _output.Add((byte)Bits(8));
        }
    }

    private void Dynamic()
    {
        int literalCount = Bits(5) + 257;
        int distanceCount = Bits(5) + 1;
        int[] ofLengths = new int[19];
        int codeLengthCount = Bits(4) + 4;
        for (int i = 0; i < codeLengthCount; i++)
        {
            ofLengths[CodeLengthOrder[i]] = Bits(3);
        }

        Dictionary<(int, int), int> codes = Codes(ofLengths);
        List<int> lengths = [];
        while (lengths.Count < literalCount + distanceCount)
        {
            int symbol = Symbol(codes);
            (int value, int times) = symbol switch
            {
                16 when lengths.Count > 0 => (lengths[^1], 3 + Bits(2)),
                16 => throw new FormatException("nothing to repeat"),
                17 => (0, 3 + Bits(3)),
                18 => (0, 11 + Bits(7)),
                _ => (symbol, 1),
            };
            lengths.AddRange(Enumerable.Repeat(value, times));
        }

        Packed(Codes([.. lengths.Take(literalCount)]), Codes([.. lengths.Skip(literalCount).Take(distanceCount)]));
    }

    private void Packed(Dictionary<(int, int), int> literals, Dictionary<(int, int), int> distances)
    {
        while (true)
        {
            int symbol = Symbol(literals);
            if (symbol < 256)
            {
                _output.Add((byte)symbol);
            }
            else if (symbol == 256)
            {
                return;
            }
            else
            {
                int length = Value(symbol - 257, LengthBase, LengthBits);
                int distance = Value(Symbol(distances), DistanceBase, DistanceBits);
                if (distance > _output.Count)
                {
                    throw new FormatException("a copy from before the beginning");
                }

                for (; length > 0; length--)
                {
                    _output.Add(_output[^distance]);
                }
            }
        }
    }

    private int Value(int code, int[] bases, int[] bits) =>
        code < bases.Length ? bases[code] + Bits(bits[code]) : throw new FormatException("no such length or distance");

    /// <summary>The canonical codes of RFC 1951, 3.2.2: (length, code) to symbol.</summary>
    private static Dictionary<(int Length, int Code), int> Codes(int[] lengths)
    {
        Dictionary<(int, int), int> codes = [];
        int code = 0;
        for (int length = 1; length <= 15; length++)
        {
            code *= 2;
            for (int symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    codes.Add((length, code), symbol);
                    code++;
                }
            }
        }

        return codes;
    }

    private int Symbol(Dictionary<(int, int), int> codes)
    {
        int code = 0;
        for (int length = 1; length <= 15; length++)
        {
            code = (2 * code) + Bits(1);
            if (codes.TryGetValue((length, code), out int symbol))
            {
                return symbol;
            }
        }

        throw new FormatException("no such code");
    }

    /// <summary>The next bits, the lowest first.</summary>
    private int Bits(int count)
    {
        int value = 0;
        for (int i = 0; i < count; i++)
        {
            if (_byte >= _input.Length)
            {
                throw new FormatException("truncated");
            }

            value |= ((_input[_byte] >> _bit) & 1) << i;
            _bit++;
            if (_bit == 8)
            {
                _bit = 0;
                _byte++;
            }
        }

        return value;
    }
}
