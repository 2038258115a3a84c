namespace Opgoerelse.Model;

public static class Placeholder;
